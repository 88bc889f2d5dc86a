package org.trackconsole.ui.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trackconsole.model.Source;

/** How the list is ordered by the groups of its sources (contract §4). */
class SourceGroupsTest {
    @TempDir
    private Path folder;

    private SourcesFixture fixture;
    private SourcesViewModel model;

    @BeforeEach
    void open() throws IOException {
        fixture = new SourcesFixture(folder);
        model = fixture.model;
        fixture.save(SourcesFixture.grouped("app", "App", "mobile"));
        fixture.save(SourcesFixture.grouped("till", "Till", "Stores", "mobile"));
        fixture.save(Source.rest("shop", "Shop"));
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void standsUnderEachOfItsGroupsInAlphabeticalOrderAndWithoutOneAtTheEnd() {
        model.start();
        assertThat(rows()).containsExactly("[mobile 2]", "App", "Till", "[Stores 1]", "Till", "[ 1]", "Shop");
    }

    @Test
    void hasNoHeadingsWhereNoSourceHasAGroup() {
        fixture.wiring.catalog().delete(fixture.wiring.local(), Source.rest("app", ""));
        fixture.wiring.catalog().delete(fixture.wiring.local(), Source.rest("till", ""));
        model.start();
        assertThat(rows()).containsExactly("Shop");
    }

    @Test
    void closesAGroupAndOpensItForWhatIsShownInIt() {
        model.start();
        model.rows().toggle("mobile");
        assertThat(rows()).containsExactly("[mobile 2+]", "[Stores 1]", "Till", "[ 1]", "Shop");
        model.show("app");
        assertThat(rows()).startsWith("[mobile 2]", "App");
    }

    @Test
    void aSearchLooksIntoClosedGroupsAndLeavesThemClosedAfterwards() {
        model.start();
        model.rows().toggle("mobile");
        model.searchProperty().set("app");
        assertThat(rows()).containsExactly("[mobile 1]", "App");
        model.rows().toggle("mobile");
        assertThat(rows()).containsExactly("[mobile 1+]");
        model.searchProperty().set("");
        assertThat(rows()).startsWith("[mobile 2+]", "[Stores 1]");
    }

    @Test
    void findsSourcesByTheNameOfTheirGroup() {
        model.start();
        model.searchProperty().set("stores");
        assertThat(fixture.names()).containsExactly("Till");
    }

    @Test
    void aNewSourceStandsOnTopUntilItIsSavedIntoItsGroup() {
        model.start();
        model.create("kiosk");
        fixture.typeName("Kiosk");
        fixture.typeGroups(" Stores , ,Stores");
        assertThat(rows()).startsWith("Kiosk", "[mobile 2]");
        model.save();
        assertThat(Objects.requireNonNull(fixture.onServer("kiosk")).groups()).containsExactly("Stores");
        assertThat(rows()).containsSequence("[Stores 2]", "Kiosk", "Till");
    }

    @Test
    void offersTheGroupsThereAre() {
        model.start();
        assertThat(model.groups()).containsExactly("mobile", "Stores");
    }

    @Test
    void deletingGoesOnWithTheLineBelowInTheSameGroup() {
        model.start();
        model.show("app");
        model.delete();
        assertThat(fixture.chosen().is("till")).isTrue();
    }

    private List<String> rows() {
        return model.rows().all().stream()
                .map(row -> switch (row) {
                    case SourceRow.Heading heading ->
                        "[" + heading.group() + " " + heading.count() + (heading.open() ? "]" : "+]");
                    case SourceRow.Line line -> line.entry().form().typed().name();
                })
                .toList();
    }
}
