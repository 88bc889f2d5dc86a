package org.trackconsole.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Credentials;
import org.trackconsole.model.Reply;
import org.trackconsole.model.TrackServer;

/** Against the local server, so that signing in is what it is. */
class ConnectionTestsTest {
    @TempDir
    Path folder;

    private PeopleServer people;
    private ConnectionTests tests;

    @BeforeEach
    void start() throws Exception {
        people = new PeopleServer(folder);
        tests = new ConnectionTests(
                people.client::probe, people.client::signIn, _ -> PeopleServer.ADMIN, InstantSource.system());
    }

    @AfterEach
    void stop() {
        people.close();
    }

    private TrackServer server(@Nullable String user) {
        return server(people.server.url(), user);
    }

    private static TrackServer server(URI url, @Nullable String user) {
        return new TrackServer("s", "Shop", url, Duration.ofSeconds(5), List.of(), user);
    }

    private @Nullable String signedIn(TrackServer server, String password, @Nullable TrackServer kept) {
        return switch (tests.test(server, password, kept)) {
            case Reply.Ok<ConnectionTests.Passed>(ConnectionTests.Passed passed) -> passed.user();
            case Reply.Failed<ConnectionTests.Passed>(Answer.Failure failure) -> throw new AssertionError(failure);
        };
    }

    @Test
    void whoMaySignInIsNamed() {
        Credentials admin = PeopleServer.ADMIN;
        assertThat(signedIn(server(admin.user()), admin.password(), null)).isEqualTo(admin.user());
        TrackServer kept = server(admin.user());
        assertThat(signedIn(kept, "", kept)).isEqualTo(admin.user());
    }

    @Test
    void wrongPasswordFailsTheTest() {
        assertThat(tests.test(server(PeopleServer.ADMIN.user()), "wrong", null))
                .isInstanceOfSatisfying(
                        Reply.Failed.class,
                        failed -> assertThat(failed.failure()).isInstanceOf(Answer.Refused.class));
    }

    @Test
    void withoutAUserOrAPasswordTheServerAloneIsTested() {
        assertThat(signedIn(server(null), "x", null)).isNull();
        assertThat(signedIn(server("somebody"), "", null)).isNull();
    }

    /** What is typed over a kept server may lead anywhere. */
    @Test
    void keptPasswordGoesToItsOwnAddressAndForItsOwnUserOnly() {
        TrackServer kept = server(URI.create("http://127.0.0.1:9"), PeopleServer.ADMIN.user());
        assertThat(signedIn(server(PeopleServer.ADMIN.user()), "", kept)).isNull();
        assertThat(signedIn(server("somebody"), "", server(PeopleServer.ADMIN.user())))
                .isNull();
    }
}
