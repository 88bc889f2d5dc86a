package org.trackconsole.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trackconsole.json.LocatedJsonTest.allOf;
import static org.trackconsole.json.LocatedJsonTest.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.trackconsole.json.LocatedNode.Kind;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What an edit of the text must have in common with the same edit of Jackson's tree, over random documents. */
class JsonEditsPropertyTest {
    private static final int DOCUMENTS = 1_500;

    private record Case(LocatedJson document, JsonEdits edits, JsonNode tree, Random random, RandomJson generator) {
        static Case of(int seed) {
            RandomJson generator = new RandomJson(seed, seed % 5 != 0);
            String text = generator.document();
            if (seed % 3 == 0) {
                text = JsonFormat.format(read(text));
            }
            LocatedJson document = read(text);
            return new Case(document, new JsonEdits(document), document.tree(), generator.random(), generator);
        }

        LocatedNode any(List<LocatedNode> nodes) {
            return nodes.get(random.nextInt(nodes.size()));
        }

        List<LocatedNode> nodes(Kind kind) {
            return allOf(document.root()).stream()
                    .filter(node -> node.kind() == kind)
                    .toList();
        }

        LocatedJson after(List<TextEdit> edits) {
            String text = TextEdit.apply(document.text(), edits);
            LocatedJson after = read(text);
            assertThat(after.tree()).as("%s%nbecame%n%s", document.text(), text).isEqualTo(tree);
            return after;
        }
    }

    @Test
    void settingAMemberChangesTheTreeAsToldAndNoOtherText() {
        for (int seed = 0; seed < DOCUMENTS; seed++) {
            Case it = Case.of(seed);
            LocatedNode object = it.any(it.nodes(Kind.OBJECT));
            boolean present = !object.children().isEmpty() && it.random.nextBoolean();
            String key =
                    present ? Objects.requireNonNull(it.any(object.children()).key()) : "new \"key\"";
            JsonNode value = Json.read(it.generator.value(2));
            ((ObjectNode) it.tree.at(object.pointer())).set(key, value);
            JsonPointer place = object.pointer().appendProperty(key);
            LocatedJson after = it.after(it.edits.set(place, value, List.of("k1", key, "k0")));
            sameText(it.document, after, place);
        }
    }

    @Test
    void settingBelowMissingObjectsMakesThem() {
        for (int seed = 0; seed < DOCUMENTS; seed++) {
            Case it = Case.of(seed);
            LocatedNode object = it.any(it.nodes(Kind.OBJECT));
            JsonNode value = Json.read(it.generator.value(1));
            ((ObjectNode) it.tree.at(object.pointer()))
                    .putObject("fresh")
                    .putObject("1")
                    .set("x", value);
            JsonPointer fresh = object.pointer().appendProperty("fresh");
            LocatedJson after = it.after(it.edits.set(fresh.append(JsonPointer.compile("/1/x")), value));
            sameText(it.document, after, fresh);
        }
    }

    @Test
    void removingTakesOneMemberAndNoOtherText() {
        for (int seed = 0; seed < DOCUMENTS; seed++) {
            Case it = Case.of(seed);
            LocatedNode object = it.any(it.nodes(Kind.OBJECT));
            if (object.children().isEmpty()) {
                continue;
            }
            String key = Objects.requireNonNull(it.any(object.children()).key());
            ((ObjectNode) it.tree.at(object.pointer())).remove(key);
            JsonPointer place = object.pointer().appendProperty(key);
            sameText(it.document, it.after(it.edits.remove(place)), place);
        }
    }

    @Test
    void renamingKeepsValueAndPosition() {
        for (int seed = 0; seed < DOCUMENTS; seed++) {
            Case it = Case.of(seed);
            LocatedNode object = it.any(it.nodes(Kind.OBJECT));
            if (object.children().isEmpty()) {
                continue;
            }
            LocatedNode member = it.any(object.children());
            ObjectNode tree = (ObjectNode) it.tree.at(object.pointer());
            tree.set("😀 \"", tree.remove(Objects.requireNonNull(member.key())));
            LocatedJson after = it.after(it.edits.renameKey(member.pointer(), "😀 \""));
            LocatedNode renamed =
                    Objects.requireNonNull(after.at(object.pointer().appendProperty("😀 \"")));
            assertThat(renamed.index()).isEqualTo(member.index());
            assertThat(after.textOf(renamed)).isEqualTo(it.document.textOf(member));
        }
    }

    @Test
    void elementsAreAddedMovedCopiedAndRemovedAsTold() {
        for (int seed = 0; seed < DOCUMENTS; seed++) {
            Case it = Case.of(seed);
            List<LocatedNode> arrays = it.nodes(Kind.ARRAY);
            if (arrays.isEmpty()) {
                continue;
            }
            LocatedNode array = it.any(arrays);
            ArrayNode tree = (ArrayNode) it.tree.at(array.pointer());
            List<String> written = new ArrayList<>(
                    array.children().stream().map(it.document::textOf).toList());
            int size = written.size();
            if (size == 0 || it.random.nextInt(4) == 0) {
                JsonNode value = Json.read(it.generator.value(2));
                int index = it.random.nextInt(size + 1);
                tree.insert(index, value);
                LocatedJson after = it.after(it.edits.insertElement(array.pointer(), index, value, List.of()));
                LocatedNode added = after.at(array.pointer().appendIndex(index));
                written.add(index, after.textOf(Objects.requireNonNull(added)));
                sameElements(after, array, written);
                continue;
            }
            int from = it.random.nextInt(size);
            int to = it.random.nextInt(size);
            List<TextEdit> edits = switch (it.random.nextInt(3)) {
                case 0 -> {
                    tree.insert(to, tree.remove(from));
                    written.add(to, written.remove(from));
                    yield it.edits.moveElement(array.pointer(), from, to);
                }
                case 1 -> {
                    tree.insert(from + 1, tree.get(from).deepCopy());
                    written.add(from + 1, written.get(from));
                    yield it.edits.duplicateElement(array.pointer(), from);
                }
                default -> {
                    tree.remove(from);
                    written.remove(from);
                    yield it.edits.remove(array.pointer().appendIndex(from));
                }
            };
            sameElements(it.after(edits), array, written);
        }
    }

    @Test
    void theSingleEditBetweenTwoTextsLeadsFromOneToTheOther() {
        for (int seed = 0; seed < DOCUMENTS; seed++) {
            String before = new RandomJson(seed, true).document();
            String after = new RandomJson(seed / 2, seed % 2 == 0).document();
            assertThat(TextEdit.apply(before, TextEdit.between(before, after))).isEqualTo(after);
            assertThat(TextEdit.between(before, before)).isEmpty();
        }
    }

    /** Every value outside the changed place is still there and spelled as before, and so is its key. */
    private static void sameText(LocatedJson before, LocatedJson after, JsonPointer changed) {
        for (LocatedNode node : allOf(before.root())) {
            String pointer = node.pointer().toString();
            boolean concerned = (changed + "/").startsWith(pointer + "/") || (pointer + "/").startsWith(changed + "/");
            if (!concerned) {
                LocatedNode same = Objects.requireNonNull(after.at(node.pointer()));
                assertThat(after.textOf(same)).isEqualTo(before.textOf(node));
                assertThat(after.text().substring(same.keyStart(), same.start()))
                        .isEqualTo(before.text().substring(node.keyStart(), node.start()));
            }
        }
    }

    private static void sameElements(LocatedJson after, LocatedNode array, List<String> written) {
        LocatedNode now = Objects.requireNonNull(after.at(array.pointer()));
        assertThat(now.children().stream().map(after::textOf)).isEqualTo(written);
    }
}
