package org.trackconsole.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call with all that was sent and all that came back.
 *
 * @param call its row
 * @param requestHeaders as sent, secrets masked
 * @param requestBody as sent, to the letter
 * @param answer rebuilt from what was kept; null while pending and where the outcome is unknown
 */
public record CallDetail(
        Call call,
        List<Header> requestHeaders,
        String requestBody,
        @Nullable Answer answer) {
    public CallDetail {
        requestHeaders = List.copyOf(requestHeaders);
    }
}
