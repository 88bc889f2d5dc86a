package org.trackconsole.ui.part;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.trackconsole.model.Difference;
import org.trackconsole.service.ProofWords;
import org.trackconsole.text.Texts;

/** Differences of two records, line by line; the server's own bookkeeping is shown on request. */
final class DifferenceList extends VBox {
    /**
     * Lists them.
     *
     * @param leftOut how many are not among them
     * @param system the key of the text of the button that shows what is hidden, with one place for its number
     */
    DifferenceList(List<Difference> differences, int leftOut, String system) {
        getStyleClass().add("proof-differences");
        differences.stream()
                .filter(difference -> !difference.system())
                .forEach(difference -> getChildren().add(row(difference)));
        if (leftOut > 0) {
            getChildren().add(flow(muted(Texts.text("part.points.more", leftOut))));
        }
        List<Difference> hidden =
                differences.stream().filter(Difference::system).toList();
        if (!hidden.isEmpty()) {
            Button show = new Button(Texts.text(system, hidden.size()));
            show.getStyleClass().addAll("copy-link", "proof-more");
            show.setOnAction(_ -> {
                int at = getChildren().indexOf(show);
                getChildren().remove(show);
                getChildren()
                        .addAll(at, hidden.stream().map(DifferenceList::row).toList());
            });
            getChildren().add(show);
        }
    }

    private static TextFlow row(Difference difference) {
        Text change = new Text(ProofWords.change(difference));
        change.getStyleClass().addAll("mono", "proof-change");
        return flow(muted(difference.path() + "  "), change);
    }

    private static Text muted(String words) {
        Text text = new Text(words);
        text.getStyleClass().addAll("mono", "proof-path");
        return text;
    }

    private static TextFlow flow(Text... texts) {
        TextFlow flow = new TextFlow(texts);
        flow.getStyleClass().add("proof-difference");
        flow.setMinHeight(USE_PREF_SIZE);
        return flow;
    }
}
