package org.trackconsole.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trackconsole.model.Answer.Refusal;
import org.trackconsole.model.Answer.Refused;
import org.trackconsole.model.RawAnswer;
import org.trackconsole.model.Timing;

/** The table is that of contract §5, for the paths the console calls. */
class RolesTest {
    private static final String REFUSED = "{\"detail\":\"Invalid authentication credentials\"}";

    @ParameterizedTest
    @CsvSource({
        "GET, /event-sources/by_type?query=, NEEDS_DEVELOPER",
        "POST, /event-source, NEEDS_DEVELOPER",
        "DELETE, /event-source/web-shop, NEEDS_DEVELOPER",
        "DELETE, /profile/x, NEEDS_DEVELOPER",
        "DELETE, /event/x, NEEDS_DEVELOPER",
        "GET, /profile/x, NEEDS_MARKETER",
        "POST, /profile/select/range, NEEDS_MARKETER",
        "GET, /events/refresh, NEEDS_MARKETER",
        "GET, /session/x, NEEDS_MARKETER",
        "GET, /console/arrivals?limit=1, NEEDS_MARKETER",
        "POST, /event/select/histogram, NEEDS_MARKETER"
    })
    void namesTheRoleThatACallNeeds(String method, String path, Refusal needs) {
        Refused missing =
                Objects.requireNonNull(Roles.missing(method, path, raw(401, REFUSED), List.of("maintainer", "x")));
        assertThat(missing.reason()).isEqualTo(needs);
        assertThat(missing.detail()).isEqualTo("maintainer, x");
    }

    @Test
    void leavesEveryOtherRefusalAlone() {
        assertThat(missing("/users/0/10", 401, REFUSED)).isNull();
        assertThat(missing("/profile/x", 403, "{\"detail\":\"Access forbidden\"}"))
                .isNull();
        assertThat(missing("/profile/x", 401, "{\"detail\":\"Not authenticated\"}"))
                .isNull();
        assertThat(missing("/profile/x", 200, "{}")).isNull();
    }

    private static @Nullable Refused missing(String path, int status, String body) {
        return Roles.missing("GET", path, raw(status, body), List.of());
    }

    private static RawAnswer raw(int status, String body) {
        return new RawAnswer(status, List.of(), body, body.length(), false, Timing.NONE);
    }
}
