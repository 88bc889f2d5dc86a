package org.trackconsole.ui.sources;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.trackconsole.client.Figures;
import org.trackconsole.fx.TimeText;
import org.trackconsole.fx.control.ColumnChart;
import org.trackconsole.fx.control.CountBars;
import org.trackconsole.model.Arrival;
import org.trackconsole.model.Count;
import org.trackconsole.model.Span;
import org.trackconsole.service.Remedy;
import org.trackconsole.service.Traffic;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.part.ExplanationBox;
import org.trackconsole.ui.part.ShownAs;
import org.trackconsole.ui.port.AppState;

/** What came through a source: over time, by type, the newest event, and what was refused. */
final class TrafficPane extends DetailSection {
    private static final DateTimeFormatter WIRE_DAY = DateTimeFormatter.ofPattern("yy-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter WIRE_HOUR = DateTimeFormatter.ofPattern("yy-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
    private static final int MOST_TYPES = 8;

    private final SourceFigures figures;
    private final AppState state;
    private final ComboBox<Span> span = new ComboBox<>();
    private final Label summary = sentence("traffic-summary", "field-note");
    private final ColumnChart chart = new ColumnChart();
    private final Label first = new Label();
    private final Label last = new Label();
    private final HBox ends;
    private final CountBars types = new CountBars();
    private final Label refusals = sentence("traffic-refusals", "field-note");
    private final VBox charts;
    private final ExplanationBox failure;

    TrafficPane(SourceFigures figures, AppState state, Consumer<Remedy> remedies) {
        super(Texts.text("sources.traffic"));
        this.figures = figures;
        this.state = state;
        failure = new ExplanationBox(remedies);
        span.setId("traffic-span");
        span.setAccessibleText(Texts.text("sources.traffic.span"));
        span.getStyleClass().add("compact");
        span.getItems().setAll(Span.values());
        span.setConverter(new ShownAs<>(span -> Texts.text("sources.traffic.in." + span)));
        span.valueProperty().bindBidirectional(figures.spanProperty());
        Button again = new Button(Texts.text("sources.traffic.again"));
        again.setId("read-traffic");
        again.getStyleClass().add("compact");
        again.setMinWidth(USE_PREF_SIZE);
        again.setOnAction(_ -> figures.read());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        head(span, gap, again);
        chart.setId("traffic-chart");
        types.setId("traffic-types");
        for (Label end : List.of(first, last)) {
            end.getStyleClass().addAll("muted", "small");
        }
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        ends = new HBox(first, between, last);
        charts = new VBox(chart, ends, types);
        charts.getStyleClass().add("traffic-charts");
        getChildren().addAll(summary, charts, refusals, failure);
        figures.readingProperty().subscribe(_ -> show());
    }

    /** Shows what was read, in the zone that is wanted now. */
    void show() {
        SourceFigures.Reading reading = figures.readingProperty().get();
        appear(this, !(reading instanceof SourceFigures.Reading.None));
        Traffic traffic = reading instanceof SourceFigures.Reading.Read(Traffic found) ? found : null;
        appear(charts, traffic != null && traffic.total() > 0);
        appear(refusals, traffic != null);
        appear(summary, !(reading instanceof SourceFigures.Reading.Failed));
        failure.show(reading instanceof SourceFigures.Reading.Failed(var why) ? why : null);
        if (traffic == null) {
            summary.setText(Texts.text("sources.busy"));
        } else {
            show(traffic);
        }
    }

    private void show(Traffic traffic) {
        String told = total(traffic) + " " + newest(traffic);
        summary.setText(told);
        List<Count> columns = traffic.overTime();
        chart.show(columns.stream().map(TrafficPane::column).toList(), told);
        first.setText(columns.isEmpty() ? "" : time(columns.getFirst().name()));
        last.setText(columns.isEmpty() ? "" : time(columns.getLast().name()));
        types.show(traffic.byType().stream()
                .limit(MOST_TYPES)
                .map(count -> new CountBars.Bar(
                        count.name().equals(Figures.OTHER) ? Texts.text("sources.traffic.other") : count.name(),
                        count.number(),
                        Texts.text("sources.traffic.number", count.number())))
                .toList());
        refusals.setText(refusals(traffic.refusals()));
    }

    private String total(Traffic traffic) {
        return Texts.text("sources.traffic.total." + figures.spanProperty().get(), traffic.total());
    }

    private String newest(Traffic traffic) {
        if (traffic.newest().at() == null) {
            return Texts.text("sources.traffic.never");
        }
        TimeText zone = zone();
        String type = traffic.newest().type();
        return Texts.text(
                "sources.traffic.newest", zone.brief(traffic.newest().at()), zone.zoneName(), type == null ? "" : type);
    }

    private String refusals(Traffic.@Nullable Refusals known) {
        if (known == null) {
            return Texts.text("sources.traffic.refusals.unknown");
        }
        Arrival.Rejected newest = known.newest();
        if (newest == null) {
            return Texts.text("sources.traffic.refusals.none");
        }
        TimeText zone = zone();
        return Texts.text(
                known.more() ? "sources.traffic.refusals.many" : "sources.traffic.refusals",
                known.number(),
                zone.brief(newest.at()),
                zone.zoneName(),
                newest.reason());
    }

    private TimeText zone() {
        return TimeText.of(state.utcProperty().get());
    }

    private static ColumnChart.Column column(Count count) {
        return new ColumnChart.Column(
                count.number(), Texts.text("sources.traffic.column", time(count.name()), count.number()));
    }

    /** What servers write as {@code 26-11-24}, as people do; anything else as it is. */
    private static String time(String wire) {
        try {
            return wire.contains(":")
                    ? HOUR.format(LocalDateTime.parse(wire, WIRE_HOUR))
                    : DAY.format(LocalDate.parse(wire, WIRE_DAY));
        } catch (DateTimeException _) {
            return wire;
        }
    }
}
