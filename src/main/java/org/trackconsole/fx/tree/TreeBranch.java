package org.trackconsole.fx.tree;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.ObservableList;
import javafx.scene.control.TreeItem;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** An item that makes its children when they are asked for, which is when it is opened. */
final class TreeBranch extends TreeItem<TreeEntry> {
    /** Longer arrays are shown in ranges of so many. */
    static final int LONGEST_ARRAY = 1_000;

    private boolean built;

    TreeBranch(TreeEntry entry) {
        super(entry);
    }

    @Override
    public boolean isLeaf() {
        return switch (getValue()) {
            case TreeEntry.Value value -> value.node().isEmpty();
            case TreeEntry.Range _ -> false;
        };
    }

    @Override
    public ObservableList<TreeItem<TreeEntry>> getChildren() {
        if (!built) {
            built = true;
            super.getChildren().setAll(children());
        }
        return super.getChildren();
    }

    private List<TreeBranch> children() {
        return switch (getValue()) {
            case TreeEntry.Range range -> elements(range.array(), range.place(), range.from(), range.to());
            case TreeEntry.Value value -> childrenOf(value.node(), value.place());
        };
    }

    private static List<TreeBranch> childrenOf(JsonNode node, JsonPointer place) {
        if (!node.isArray()) {
            List<TreeBranch> members = new ArrayList<>(node.size());
            node.forEachEntry((key, member) ->
                    members.add(new TreeBranch(new TreeEntry.Value(key, member, place.appendProperty(key)))));
            return members;
        }
        if (node.size() <= LONGEST_ARRAY) {
            return elements(node, place, 0, node.size());
        }
        List<TreeBranch> ranges = new ArrayList<>();
        for (int from = 0; from < node.size(); from += LONGEST_ARRAY) {
            int to = Math.min(node.size(), from + LONGEST_ARRAY);
            ranges.add(new TreeBranch(new TreeEntry.Range(node, place, from, to)));
        }
        return ranges;
    }

    private static List<TreeBranch> elements(JsonNode array, JsonPointer place, int from, int to) {
        List<TreeBranch> elements = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            elements.add(new TreeBranch(new TreeEntry.Value("[" + i + "]", array.path(i), place.appendIndex(i))));
        }
        return elements;
    }
}
