package org.trackconsole.ui.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.trackconsole.model.Source;

/** How the lines of the list keep up with a server that other people change, too, and that is slow to notice. */
class SourceEntriesTest {
    private static final Source SHOP = Source.rest("shop", "Shop");
    private static final Source TILL = Source.rest("till", "Till");

    private final SourceEntries entries = new SourceEntries();

    @Test
    void aLineStaysTheSameObjectWhenTheServerListsAnew() {
        entries.listed(List.of(SHOP, TILL));
        SourceEntry shop = entry("shop");
        entries.listed(List.of(TILL, SHOP.withEnabled(false)));
        assertThat(entry("shop")).isSameAs(shop);
        assertThat(shop.form().typed().enabled()).isFalse();
        assertThat(entries.all()).containsExactly(entry("till"), shop);
    }

    @Test
    void fieldsThatNobodyTouchedFollowTheServer() {
        entries.listed(List.of(SHOP));
        typeName(entry("shop"), "My shop");
        entries.listed(List.of(SHOP.withEnabled(false)));
        assertThat(entry("shop").form().typed().enabled()).isFalse();
        assertThat(entry("shop").form().typed().name()).isEqualTo("My shop");
    }

    @Test
    void whatWasTypedIntoASourceThatSomebodyDeletedBecomesANewOne() {
        entries.listed(List.of(SHOP, TILL));
        typeName(entry("shop"), "My shop");
        entries.listed(List.of());
        assertThat(entries.all()).singleElement().satisfies(left -> {
            assertThat(left.form().isNew()).isTrue();
            assertThat(left.form().edited().name()).isEqualTo("My shop");
        });
    }

    @Test
    void aSourceThatWasJustSavedStaysThoughTheServerDoesNotListItYet() {
        entries.saved(new SourceEntry(SourceForm.of(SHOP)), SHOP);
        entries.listed(List.of(TILL));
        assertThat(entries.find("shop")).isNotNull();
        entries.listed(List.of(TILL, SHOP));
        entries.listed(List.of(TILL));
        assertThat(entries.find("shop")).isNull();
    }

    @Test
    void aSourceThatWasJustDeletedStaysAwayThoughTheServerStillListsIt() {
        entries.listed(List.of(SHOP));
        entries.remove(entry("shop"));
        entries.listed(List.of(SHOP));
        assertThat(entries.all()).isEmpty();
        entries.trust();
        entries.listed(List.of(SHOP));
        assertThat(entries.find("shop")).isNotNull();
    }

    @Test
    void severalTypesOfASourceStayTogetherUnlessAnotherIsChosen() {
        Source both = new Source(
                "both",
                "Both",
                List.of("rest", "webhook"),
                SHOP.bridge(),
                "",
                "",
                true,
                List.of(),
                List.of("g"),
                false,
                null,
                SHOP.others());
        SourceEntry entry = new SourceEntry(SourceForm.of(both));
        typeName(entry, "Both of them");
        assertThat(entry.form().edited().types()).containsExactly("rest", "webhook");
        assertThat(entry.form().edited().groups()).containsExactly("g");
    }

    private SourceEntry entry(String id) {
        return Objects.requireNonNull(entries.find(id), id);
    }

    private static void typeName(SourceEntry entry, String name) {
        Typed t = entry.form().typed();
        entry.show(entry.form()
                .with(new Typed(
                        t.id(),
                        name,
                        t.type(),
                        t.channel(),
                        t.description(),
                        t.tags(),
                        t.groups(),
                        t.enabled(),
                        t.staticProfileId())));
    }
}
