package org.trackconsole.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trackconsole.server.RunningServer.SOURCE;
import static org.trackconsole.server.RunningServer.payload;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Many callers at once share commits; none of what they were promised is missing. */
class ParallelCallsTest {
    private static final int CALLERS = 100;
    private static final int CALLS = 10;

    @Test
    void everyAcknowledgedEventOfAHundredCallersIsThereOnceAlsoAfterARestart(@TempDir Path folder) throws Exception {
        try (RunningServer server = RunningServer.start(folder);
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> done = new ArrayList<>();
            for (int caller = 0; caller < CALLERS; caller++) {
                int number = caller;
                done.add(callers.submit(() -> call(server, number)));
            }
            for (Future<Integer> calls : done) {
                assertThat(calls.get()).isEqualTo(CALLS);
            }
            JsonNode sharing = server.get("/console/commits").body();
            assertThat(sharing.path("commands").asLong()).isGreaterThanOrEqualTo(CALLERS * CALLS);
            assertThat(sharing.path("commits").asLong())
                    .isPositive()
                    .isLessThan(sharing.path("commands").asLong());
        }
        try (RunningServer server = RunningServer.start(folder)) {
            int acknowledged = CALLERS * CALLS * 2;
            int added = CALLERS * 3;
            assertThat(server.get("/event/count").body().path("count").asInt()).isEqualTo(acknowledged + added);
            assertThat(server.get("/session/count").body().path("count").asInt())
                    .isEqualTo(CALLERS);
            assertThat(server.get("/profile/count").body().path("count").asInt())
                    .isEqualTo(CALLERS);
            for (int caller = 0; caller < CALLERS; caller += 33) {
                for (int call = 0; call < CALLS; call++) {
                    assertThat(server.get("/event/a-" + caller + "-" + call).status())
                            .isEqualTo(200);
                }
            }
        }
    }

    private static int call(RunningServer server, int caller) {
        int taken = 0;
        for (int call = 0; call < CALLS; call++) {
            String id = caller + "-" + call;
            String events = "{\"type\":\"page-view\",\"id\":\"a-" + id + "\"},{\"type\":\"x\",\"id\":\"b-" + id + "\"}";
            taken += server.track(payload(SOURCE, "s-" + caller, null, events)).status() == 200 ? 1 : 0;
        }
        return taken;
    }
}
