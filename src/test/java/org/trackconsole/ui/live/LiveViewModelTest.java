package org.trackconsole.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.trackconsole.model.ArrivalFilter;
import org.trackconsole.model.Difference;
import org.trackconsole.model.EventChanges;
import org.trackconsole.service.ChangedFields;
import org.trackconsole.service.ProfileFields;
import org.trackconsole.service.Remedy;
import org.trackconsole.ui.live.LiveList.Content;
import org.trackconsole.ui.port.Command;
import org.trackconsole.ui.port.Destination;
import org.trackconsole.ui.port.Health;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

class LiveViewModelTest {
    private final LiveWorld world = new LiveWorld();

    private void show() {
        world.list().setShown(true);
    }

    @Test
    void asksNothingBeforeItIsShown() {
        world.feed.events(1, "a");
        world.work.elapse();
        assertThat(world.feed.asked).isEmpty();
    }

    @Test
    void showsTheNewestFirstAndAddsWhatArrives() {
        world.feed.events(1, "a").rejected(401, "Invalid event source `old-shop`.");
        show();
        assertThat(world.shown(9)).containsExactly("page-view", "a");
        world.feed.events(1, "b").events(1, "c");
        world.arrive();
        assertThat(world.shown(9)).containsExactly("c", "b", "page-view", "a");
        assertThat(world.list().contentProperty().get()).isEqualTo(Content.ROWS);
    }

    @Test
    void saysWhereToSendWhileNothingHasArrived() {
        show();
        assertThat(world.list().contentProperty().get()).isEqualTo(Content.NOTHING);
        world.model.copyAddress();
        assertThat(world.copied).containsExactly("http://127.0.0.1:8686/track");
        world.feed.events(1, "a");
        world.arrive();
        assertThat(world.list().contentProperty().get()).isEqualTo(Content.ROWS);
    }

    @Test
    void followsAnotherServerOnceItIsKnownToTell() {
        world.state.serverProperty().set(LiveWorld.SHOP);
        show();
        assertThat(world.list().contentProperty().get()).isEqualTo(Content.ELSEWHERE);
        world.feed.events(1, "a");
        world.feed.telling.add(LiveWorld.SHOP.id());
        world.state.healthProperty().set(new Health.Up("0.8.2"));
        assertThat(world.shown(9)).containsExactly("a");
    }

    @Test
    void asksNoServerThatDoesNotTell() {
        world.state.serverProperty().set(LiveWorld.SHOP);
        show();
        assertThat(world.list().contentProperty().get()).isEqualTo(Content.ELSEWHERE);
        assertThat(world.feed.asked).isEmpty();
        world.feed.events(1, "a");
        world.model.useLocalServer();
        assertThat(world.shown(9)).containsExactly("a");
    }

    @Test
    void showsNothingOfTheServerBeforeWhenAnotherOneIsChosen() {
        world.feed.events(3, "a");
        world.feed.telling.add(LiveWorld.SHOP.id());
        show();
        world.list().select("2");
        assertThat(world.model.openedProperty().get()).isInstanceOf(Opened.Stored.class);
        world.feed.failure = FakeFeed.notRunning();
        world.state.serverProperty().set(LiveWorld.SHOP);
        assertThat(world.shown(9)).isEmpty();
        assertThat(world.list().troubleProperty().get()).isNotNull();
        // The place named another arrival there.
        assertThat(world.list().selectedProperty().get()).isNull();
        assertThat(world.model.openedProperty().get()).isEqualTo(new Opened.Nothing());
    }

    @Test
    void hidesTheServersOwnEventsUntilTheyAreWantedAgain() {
        world.feed.events(1, "a").systemEvent("session-opened");
        show();
        world.model.systemEventsProperty().set(false);
        assertThat(world.shown(9)).containsExactly("a");
        assertThat(world.list().narrowedProperty().get()).isFalse();
        world.list().clearFilter();
        assertThat(world.shown(9)).containsExactly("a");
        world.model.commands().stream()
                .filter(command -> command.title().equals("Show system events"))
                .findFirst()
                .orElseThrow()
                .run()
                .run();
        assertThat(world.shown(9)).containsExactly("session-opened", "a");
    }

    @Test
    void saysThatItLooksFurtherBackForWhatIsRare() {
        world.feed.events(1, "rare").events(1_000, "often");
        world.feed.stretch = 400;
        show();
        world.list().filter().textProperty().set("rare");
        world.list().filterNow();
        assertThat(world.list().contentProperty().get()).isEqualTo(Content.LOOKING);
        world.work.elapse();
        world.work.elapse();
        assertThat(world.list().contentProperty().get()).isEqualTo(Content.ROWS);
        assertThat(world.shown(9)).containsExactly("rare");
    }

    @Test
    void countsWhileItIsPausedAndThenShowsAll() {
        world.feed.events(1, "a");
        show();
        world.model.togglePause();
        world.feed.events(3, "b");
        world.arrive();
        assertThat(world.shown(9)).containsExactly("a");
        assertThat(world.list().waitingProperty().get()).isEqualTo(3);
        world.model.togglePause();
        assertThat(world.shown(9)).containsExactly("b", "b", "b", "a");
        assertThat(world.list().waitingProperty().get()).isZero();
        world.feed.events(1, "c");
        world.arrive();
        assertThat(world.shown(2)).containsExactly("c", "b");
    }

    @Test
    void saysThatSomethingArrivedAlsoWhereItIsPausedWithoutARow() {
        world.feed.events(1, "a");
        show();
        world.model.togglePause();
        world.feed.reset();
        world.work.elapse();
        assertThat(world.list().contentProperty().get()).isEqualTo(Content.NOTHING);
        world.feed.events(2, "b");
        world.arrive();
        assertThat(world.list().contentProperty().get()).isEqualTo(Content.ROWS);
        assertThat(world.list().waitingProperty().get()).isEqualTo(2);
        world.model.togglePause();
        assertThat(world.shown(9)).containsExactly("b", "b");
    }

    @Test
    void takesAwayNoRowFromWhoeverLooksAtThem() {
        world.feed.events(LiveRows.MOST - 1, "a");
        show();
        while (world.list().rows().hasOlder()) {
            world.scrollTo(world.list().rows().list().size() - 1);
        }
        boolean[] down = {true};
        world.list().rows().setLookedInto(() -> down[0]);
        world.feed.events(1, "b");
        world.arrive();
        assertThat(world.shown(1)).containsExactly("b");
        world.feed.events(2, "c");
        world.arrive();
        assertThat(world.shown(1)).containsExactly("b");
        assertThat(world.list().rows().list().getLast().cursor()).isEqualTo("1");
        assertThat(world.list().waitingProperty().get()).isEqualTo(2);

        down[0] = false;
        world.scrollTo(0);
        assertThat(world.shown(4)).containsExactly("c", "c", "b", "a");
        assertThat(world.list().waitingProperty().get()).isZero();
    }

    @Test
    void comesUpAgainAcrossALongStretchInWhichNothingPassesTheFilter() {
        world.feed.events(LiveRows.MOST + 500, "often").events(1_000, "other").events(1, "often");
        show();
        world.list().filter().textProperty().set("often");
        world.list().filterNow();
        while (world.list().rows().hasOlder()) {
            world.scrollTo(world.list().rows().list().size() - 1);
        }
        assertThat(world.list().rows().hasNewer()).isTrue();
        world.feed.stretch = 400;
        for (int i = 0; i < 20 && world.list().rows().hasNewer(); i++) {
            world.scrollTo(0);
        }
        assertThat(world.first().cursor()).isEqualTo(Integer.toString(LiveRows.MOST + 1_501));
    }

    @Test
    void countsWhatArrivedWhileAPausedScreenWasNotInFront() {
        world.feed.events(1, "a");
        show();
        world.model.togglePause();
        world.list().setShown(false);
        world.feed.events(2, "b");
        show();
        world.arrive();
        assertThat(world.shown(9)).containsExactly("a");
        assertThat(world.list().waitingProperty().get()).isEqualTo(2);
    }

    @Test
    void showsWhatArrivedWhileItWasNotInFront() {
        world.feed.events(1, "a");
        show();
        world.list().setShown(false);
        world.feed.events(1, "b");
        show();
        assertThat(world.shown(9)).containsExactly("b", "a");
    }

    @Test
    void aFloodIsShownAsOneChangeAndHoldsNoMoreThanTheWindow() {
        world.feed.events(10, "a");
        show();
        int[] changes = {0};
        world.list().rows().list().subscribe(() -> changes[0]++);
        world.feed.events(LiveRows.MOST * 3, "b");
        world.arrive();
        assertThat(changes[0]).isEqualTo(1);
        assertThat(world.list().rows().list()).hasSize(LiveRows.MOST);
        assertThat(world.first().cursor()).isEqualTo(Integer.toString(LiveRows.MOST * 3 + 10));
    }

    @Test
    void pagesBackwardsThroughEverythingWithinItsWindowAndUpAgain() {
        int number = LiveRows.MOST * 2;
        world.feed.events(number, "a");
        show();
        while (world.list().rows().hasOlder()) {
            world.scrollTo(world.list().rows().list().size() - 1);
            assertThat(world.list().rows().list()).hasSizeLessThanOrEqualTo(LiveRows.MOST);
        }
        assertThat(world.list().rows().list().getLast().cursor()).isEqualTo("1");
        assertThat(world.list().rows().hasNewer()).isTrue();

        world.feed.events(1, "late");
        world.arrive();
        assertThat(world.list().waitingProperty().get()).isEqualTo(1);

        while (world.list().rows().hasNewer()) {
            world.scrollTo(0);
        }
        assertThat(world.first().cursor()).isEqualTo(Integer.toString(number + 1));
        assertThat(world.list().waitingProperty().get()).isZero();
        world.feed.events(1, "later");
        world.arrive();
        assertThat(world.shown(3)).containsExactly("later", "late", "a");
    }

    @Test
    void rowsHaveNoGapAndNoDoubleWhicheverWayTheWindowMoves() {
        world.feed.events(1_000, "a");
        show();
        for (int round = 0; round < 40; round++) {
            world.feed.events(150, "b");
            world.arrive();
            world.scrollTo(world.list().rows().list().size() - 1);
            int expected = Integer.parseInt(world.first().cursor());
            for (var row : world.list().rows().list()) {
                assertThat(row.cursor()).isEqualTo(Integer.toString(expected--));
            }
        }
    }

    @Test
    void anEventSentAgainMovesToTheTop() {
        world.feed.events(3, "a");
        show();
        world.feed.again("e2");
        world.arrive();
        assertThat(world.shown(9)).containsExactly("again", "a", "a");
    }

    @Test
    void filtersOnTheServerAndSaysWhenNothingMatches() {
        world.feed.events(2, "a").rejected(401, "x").events(300, "b");
        show();
        world.list().filter().kindProperty().set(ArrivalFilter.Kind.REJECTED);
        assertThat(world.shown(9)).containsExactly("page-view");
        world.list().filter().textProperty().set("nothing");
        world.work.elapse();
        assertThat(world.list().contentProperty().get()).isEqualTo(Content.NO_MATCH);
        world.list().clearFilter();
        assertThat(world.shown(1)).containsExactly("b");
        assertThat(world.list().narrowedProperty().get()).isFalse();
    }

    @Test
    void offersTheSourcesAndTypesThatItHasSeen() {
        world.feed.events(1, "b").events(1, "a").rejected(401, "x");
        show();
        assertThat(world.list().filter().sources()).containsExactly("", "old-shop", "shop");
        assertThat(world.list().filter().types()).containsExactly("", "a", "b", "page-view");
    }

    @Test
    void saysWhyTheServerCannotBeAskedAndGoesOnWhenItCan() {
        world.feed.failure = FakeFeed.notRunning();
        world.feed.events(1, "a");
        show();
        assertThat(world.list().troubleProperty().get()).isNotNull();
        world.feed.failure = null;
        world.work.elapse();
        assertThat(world.list().troubleProperty().get()).isNull();
        assertThat(world.shown(9)).containsExactly("a");
    }

    @Test
    void opensAnEventWithWhatItChangedInTheProfileByTheFieldLogWhereItWasNotNoted() {
        world.feed.profileFields = "{\"data.pii.firstname\":[\"t\",\"e1\"],\"data.pii.lastname\":[\"t\",\"e0\"]}";
        world.feed.events(1, "profile-update");
        show();
        assertThat(changed())
                .isEqualTo(new ChangedFields.Logged(
                        List.of(new ProfileFields.Field("data.pii.firstname", "\"A•••\"")), 0));
    }

    @Test
    void namesOnlySoManyFieldsOfTheFieldLogAndSaysHowManyMoreThereAre() {
        world.feed.profileFields = IntStream.range(0, 250)
                .mapToObj("\"traits.t%d\":[\"t\",\"e1\"]"::formatted)
                .collect(Collectors.joining(",", "{", "}"));
        world.feed.events(1, "import");
        show();
        assertThat(changed()).isInstanceOfSatisfying(ChangedFields.Logged.class, logged -> {
            assertThat(logged.fields()).hasSize(200);
            assertThat(logged.leftOut()).isEqualTo(50);
        });
    }

    @Test
    void opensAnEventWithWhatItChangedAsItWasWhenItWasStored() {
        world.feed.changes = new EventChanges(
                List.of(
                        field("data.pii.firstname", "Annette", "Ann"),
                        field("traits.plan", null, "pro"),
                        // The payload beside it has this one.
                        field("data.contact.app.slack", "profile-update", null),
                        field("metadata.system.aux.auto_merge", null, "x")),
                2);
        world.feed.events(1, "profile-update");
        show();
        assertThat(changed())
                .isEqualTo(new ChangedFields.Noted(
                        List.of(
                                new Difference("data.pii.firstname", "\"A•••\"", "\"A•••\"", false),
                                new Difference("traits.plan", null, "\"pro\"", false),
                                new Difference("data.contact.app.slack", "\"profile-update\"", null, false),
                                new Difference("metadata.system.aux.auto_merge", null, "\"x\"", true)),
                        2,
                        5));
    }

    @Test
    void saysThatAnEventChangedNothingOnlyWhereThatIsKnown() {
        world.feed.events(1, "page-view");
        show();
        assertThat(changed()).isEqualTo(new ChangedFields.Unknown());
        world.list().select(null);
        world.feed.changes = new EventChanges(List.of(), 0);
        assertThat(changed()).isEqualTo(new ChangedFields.Noted(List.of(), 0, 0));
        // Sent again it changed nothing, but it had before.
        world.list().select(null);
        world.feed.profileFields = "{\"data.pii.firstname\":[\"t\",\"e1\"]}";
        assertThat(changed()).isInstanceOf(ChangedFields.Logged.class);
    }

    private ChangedFields changed() {
        world.list().select("1");
        return ((Opened.Stored) world.model.openedProperty().get()).changed();
    }

    private static EventChanges.Field field(String path, @Nullable String before, @Nullable String after) {
        return new EventChanges.Field(path, value(before), value(after), false);
    }

    private static JsonNode value(@Nullable String text) {
        return text == null ? JsonNodeFactory.instance.nullNode() : JsonNodeFactory.instance.stringNode(text);
    }

    @Test
    void takesAnEventToComposeWithoutItsId() {
        world.feed.events(1, "a");
        show();
        world.list().select("1");
        world.model.load();
        assertThat(world.gone).hasSize(1);
        assertThat(world.gone.getFirst())
                .isInstanceOfSatisfying(
                        Destination.Load.class,
                        load -> assertThat(load.text())
                                .contains("\"type\": \"a\"")
                                .doesNotContain("e1"));
    }

    @Test
    void takesNothingToComposeWhileWhatIsSelectedIsStillOnItsWay() {
        world.feed.events(2, "a");
        show();
        world.list().select("1");
        world.feed.whileOpening = world.model::load;
        world.list().select("2");
        assertThat(world.gone).isEmpty();
        world.model.load();
        assertThat(world.gone).hasSize(1);
    }

    @Test
    void explainsARefusedCallAndTakesItToComposeAsItWas() {
        world.feed.rejected(401, "Invalid event source `old-shop`.");
        show();
        world.list().select("1");
        assertThat(world.model.openedProperty().get()).isInstanceOfSatisfying(Opened.Rejected.class, rejected -> {
            assertThat(rejected.why().remedy()).isEqualTo(Remedy.CREATE_SOURCE);
            assertThat(rejected.why().cause()).contains("old-shop");
        });
        world.model.remedy(Remedy.CREATE_SOURCE);
        world.model.load();
        assertThat(world.gone)
                .containsExactly(
                        new Destination.NewSource("old-shop"),
                        new Destination.Load("{\"source\":{\"id\":\"old-shop\"}}"));
    }

    @Test
    void doesNotTakeACutPayloadToCompose() {
        world.feed.rejected(413, "too large");
        show();
        world.list().select("1");
        world.model.load();
        assertThat(world.gone).isEmpty();
        assertThat(world.said).hasSize(1);
    }

    @Test
    void offersWhatCanBeDoneAsCommands() {
        world.feed.events(1, "a");
        show();
        assertThat(world.model.commands())
                .extracting(Command::title)
                .containsExactly("Pause", "Hide system events", "Copy the address");
        world.list().select("1");
        assertThat(world.model.commands())
                .extracting(Command::title)
                .containsExactly(
                        "Pause",
                        "Load into Compose",
                        "Show the profile",
                        "Copy",
                        "Hide system events",
                        "Copy the address");
    }
}
