package org.trackconsole.client;

import java.io.Serial;
import org.trackconsole.model.Answer.Break;

/** Something that a server's network settings name is not as it has to be; nothing was sent. */
final class NetworkProblem extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    private final Break reason;

    /** @param detail what texts quote: the file, or the file and a date */
    NetworkProblem(Break reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    Break reason() {
        return reason;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
