package org.trackconsole.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BodyRoomTest {
    private static final int LONG = 4 * BodyRoom.SHORT;

    private final BodyRoom room = new BodyRoom(LONG);

    @Test
    void bodyThatIsAloneFindsRoomHoweverLongItIs() {
        assertThat(room.share().keep(100 * LONG)).isTrue();
    }

    @Test
    void longBodyFindsNoRoomBesideOthersUntilTheyAreAnswered() {
        BodyRoom.Share first = room.share();
        BodyRoom.Share second = room.share();
        assertThat(first.keep(LONG / 2)).isTrue();
        assertThat(second.keep(LONG)).isFalse();
        assertThat(second.keep(LONG / 2)).isTrue();
        assertThat(first.keep(LONG)).isFalse();
        second.close();
        assertThat(first.keep(LONG)).isTrue();
    }

    @Test
    void shortBodyNeedsNoRoom() {
        assertThat(room.share().keep(LONG)).isTrue();
        assertThat(room.share().keep(BodyRoom.SHORT)).isTrue();
    }

    @Test
    void pieceThatIsStillComingInCountsBesideWhatIsKept() {
        BodyRoom.Share first = room.share();
        assertThat(first.keep(LONG / 2)).isTrue();
        assertThat(first.gather(LONG / 2)).isTrue();
        assertThat(room.share().keep(LONG / 2)).isFalse();
        // It is part of the body now, and no longer beside it.
        assertThat(first.keep(LONG / 2)).isTrue();
        assertThat(room.share().keep(LONG / 2)).isTrue();
    }
}
