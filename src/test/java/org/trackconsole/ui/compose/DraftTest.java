package org.trackconsole.ui.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trackconsole.fx.DirectFxWork;
import org.trackconsole.fx.FxWork;
import org.trackconsole.json.Json;
import org.trackconsole.json.JsonFault;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.node.StringNode;

class DraftTest {
    private static final String PAYLOAD = """
            {
              "source":   {"id": "web-shop"},
              "context": { "price": 1.0 },
              "mine": "kept",
              "events": [
                { "type": "page-view", "properties": {} }
              ]
            }""";

    private final Draft draft = new Draft(new DirectFxWork());

    @Test
    void aFormEditLeavesEverythingElseToTheLetter() {
        draft.typed(PAYLOAD);

        draft.set(JsonPointer.compile("/events/0/type"), "\"sign-in\"");

        assertThat(draft.textProperty().get()).isEqualTo(PAYLOAD.replace("page-view", "sign-in"));
    }

    @Test
    void theProfileGoesBehindTheSession() {
        draft.typed("{\"source\": {\"id\": \"s\"}, \"session\": {\"id\": \"v\"}, \"events\": []}");

        draft.setId("profile", "p");

        assertThat(draft.textProperty().get())
                .isEqualTo("{\"source\": {\"id\": \"s\"}, \"session\": {\"id\": \"v\"}, "
                        + "\"profile\": {\"id\": \"p\"}, \"events\": []}");
    }

    @Test
    void brokenTextKeepsTheFormAsItWasAndSaysWhere() {
        draft.typed(PAYLOAD);
        String broken = PAYLOAD.replace("\"mine\": \"kept\",", "\"mine\": \"kept\"");

        draft.typed(broken);

        assertThat(draft.textProperty().get()).isEqualTo(broken);
        assertThat(draft.formProperty().get().text()).isEqualTo(PAYLOAD);
        JsonFault fault = draft.faultProperty().get();
        assertThat(fault).isNotNull();
        assertThat(fault.line()).isEqualTo(4);
    }

    @Test
    void theFormDoesNotEditOverBrokenText() {
        draft.typed("{\"events\": [");

        draft.addEvent();
        draft.setId("source", "x");

        assertThat(draft.textProperty().get()).isEqualTo("{\"events\": [");
    }

    @Test
    void aListAtTheRootIsNoPayload() {
        draft.typed("[]");

        assertThat(draft.settle()).isFalse();
    }

    @Test
    void eventsAreAddedDuplicatedMovedAndRemoved() {
        draft.typed("{}");

        draft.addEvent();
        draft.set(JsonPointer.compile("/events/0/type"), "\"first\"");
        draft.duplicateEvent(0);
        draft.set(JsonPointer.compile("/events/1/type"), "\"second\"");
        draft.moveEvent(0, 1);
        assertThat(types()).isEqualTo("[\"second\",\"first\"]");

        draft.removeEvent(0);
        assertThat(types()).isEqualTo("[\"first\"]");
    }

    @Test
    void aPresetAddsItsPartsAndLeavesTheOthers() {
        draft.typed("{\"context\": {\"weather\": \"sun\"}}");

        draft.addAll(JsonPointer.compile("/context"), Json.object("{\"device\": \"iPhone X\"}"));

        assertThat(Json.read(draft.textProperty().get()))
                .isEqualTo(Json.read("{\"context\": {\"weather\": \"sun\", \"device\": \"iPhone X\"}}"));
    }

    @Test
    void aTakenKeyIsNotGivenAgain() {
        draft.typed("{\"a\": 1, \"b\": 2}");

        draft.rename(JsonPointer.compile("/a"), "b");

        assertThat(draft.textProperty().get()).isEqualTo("{\"a\": 1, \"b\": 2}");
    }

    @Test
    void everyKeyTypedInTheFormOfALongPayloadCounts() {
        Draft longDraft = new Draft(new FxWork() {
            @Override
            public <T> Job<T> run(String label, Callable<T> work) {
                return new NeverDone<>();
            }

            @Override
            public Job<Void> after(Duration delay, Runnable action) {
                return new NeverDone<>();
            }
        });
        longDraft.typed(PAYLOAD.replace("kept", "k".repeat(300_000)));

        longDraft.set(JsonPointer.compile("/events/0/type"), "\"s\"");
        longDraft.set(JsonPointer.compile("/events/0/type"), "\"si\"");

        assertThat(Json.read(longDraft.textProperty().get()).at("/events/0/type"))
                .isEqualTo(StringNode.valueOf("si"));
        assertThat(longDraft.settle()).isTrue();
    }

    @Test
    void aRemovedEventComesBackWithItsNumbersAsWrittenAndLaterEditsStay() {
        draft.typed("{\"events\": [{\"type\":  \"a\", \"n\": 1.0}, {\"type\": \"b\"}]}");
        String removed = Objects.requireNonNull(draft.eventAt(0));
        draft.removeEvent(0);
        draft.set(JsonPointer.compile("/events/0/type"), "\"changed\"");

        draft.insertEvent(0, removed);

        assertThat(types()).isEqualTo("[\"a\",\"changed\"]");
        assertThat(draft.textProperty().get()).contains("{\"type\": \"a\", \"n\": 1.0}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"x\"", "7", "[1]"})
    void partsOfAnotherKindStayAsTheyAre(String odd) {
        String text = "{\"context\": " + odd + ", \"events\": {\"a\": {}}}";
        draft.typed(text);

        draft.addAll(JsonPointer.compile("/context"), Json.object("{\"device\": \"iPhone X\"}"));
        draft.addEvent();

        assertThat(draft.holdsMembers(JsonPointer.compile("/context"))).isFalse();
        assertThat(draft.textProperty().get()).isEqualTo(text);
    }

    private record NeverDone<T>() implements FxWork.Job<T> {
        @Override
        public FxWork.Job<T> onDone(Consumer<? super T> action) {
            return this;
        }

        @Override
        public FxWork.Job<T> onFail(Consumer<? super Exception> action) {
            return this;
        }

        @Override
        public FxWork.Job<T> onEnd(Runnable action) {
            return this;
        }

        @Override
        public void cancel() {}
    }

    private String types() {
        StringBuilder types = new StringBuilder("[");
        Json.read(draft.textProperty().get())
                .path("events")
                .forEach(event -> types.append(types.length() > 1 ? "," : "").append(event.path("type")));
        return types.append(']').toString();
    }
}
