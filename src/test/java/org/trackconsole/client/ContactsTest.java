package org.trackconsole.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.trackconsole.json.Json;
import org.trackconsole.model.Contact;
import org.trackconsole.model.RecordIndex;
import org.trackconsole.model.TrackPayload;
import org.trackconsole.model.TrackServer;

class ContactsTest {
    private final TrackingClient client = new TrackingClient("1");

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void everyCallTellsWhetherItsServerAnswers() throws IOException {
        try (FaultServer running =
                FaultServer.playing((request, stage) -> (request.path().equals("/info/version")
                                ? FaultServer.json(500, "{\"detail\":\"Broken\"}")
                                : FaultServer.nothing())
                        .play(request, stage))) {
            TrackServer server = running.server();
            assertThat(client.contacts().last(server)).isNull();
            client.probe(server);
            assertThat(client.contacts().last(server))
                    .extracting(Contact::answered)
                    .isEqualTo(true);

            client.records().find(server, null, RecordIndex.PROFILE, "p");
            Contact lost = client.contacts().last(server);
            assertThat(lost).extracting(Contact::answered).isEqualTo(false);

            client.track(server, "{}", new TrackPayload(Json.object("{}")), new CancelSignal());
            assertThat(client.contacts().last(server))
                    .isNotEqualTo(lost)
                    .extracting(Contact::answered)
                    .isEqualTo(false);
        }
    }

    @Test
    void aCallThatSomebodyStoppedTellsNothing() throws IOException {
        try (FaultServer running = FaultServer.playing(FaultServer.json(200, "{}"))) {
            CancelSignal stopped = new CancelSignal();
            stopped.fire();
            client.track(running.server(), "{}", new TrackPayload(Json.object("{}")), stopped);
            assertThat(client.contacts().last(running.server())).isNull();
        }
    }
}
