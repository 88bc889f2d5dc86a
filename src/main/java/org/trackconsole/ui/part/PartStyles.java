package org.trackconsole.ui.part;

import java.util.Objects;

/** The stylesheet of the parts. */
final class PartStyles {
    static final String ADDRESS = Objects.requireNonNull(
                    PartStyles.class.getResource("part.css"), "part.css beside its classes")
            .toExternalForm();

    private PartStyles() {}
}
