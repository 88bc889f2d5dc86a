package org.trackconsole.ui.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trackconsole.fx.FxThread;
import org.trackconsole.json.Json;
import org.trackconsole.model.Credentials;
import org.trackconsole.model.DataSet;
import org.trackconsole.model.Reply;
import org.trackconsole.model.Source;
import org.trackconsole.model.TrackServer;
import org.trackconsole.server.LocalServer;
import org.trackconsole.server.ServerOptions;
import org.trackconsole.server.ServerStartException;
import org.trackconsole.service.ServerList;

/** Copying, exporting, importing and the page check as people use them, by the ids of the controls. */
class TransferTest {
    private static final Path PICTURES = Path.of("target/sources");
    private static final Credentials ADMIN = new Credentials("admin", "open sesame");

    @TempDir
    private Path folder;

    private final BorderPane window = FxThread.call(BorderPane::new);
    private SourcesFixture fixture;
    private SourcesScreen screen;
    private LocalServer other;
    private TrackServer staging;

    @BeforeEach
    void open() throws IOException, ServerStartException {
        fixture = new SourcesFixture(folder.resolve("console"));
        other = LocalServer.start(new ServerOptions(folder.resolve("staging"), 0, false, ADMIN));
        staging = new TrackServer("staging", "Staging", other.url(), Duration.ofSeconds(20), List.of(), ADMIN.user());
        fixture.wiring.secrets().put(ServerList.passwordKey(staging.id()), ADMIN.password());
        fixture.state.servers().setAll(fixture.wiring.local(), staging);
        fixture.fill();
        screen = FxThread.call(() -> new SourcesScreen(fixture.model));
    }

    @AfterEach
    void close() {
        FxThread.closeAll();
        fixture.close();
        other.close();
        FxThread.wear(false);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aSelectionIsPreviewedCopiedAndTakenBack(boolean dark) {
        FxThread.wear(dark);
        String scheme = dark ? "dark" : "light";
        fixture.wiring.catalog().save(staging, Source.rest("web-shop", "Shop on staging"), null);
        show();
        FxThread.run(() -> list().getSelectionModel().selectIndices(0, 1, 3));
        FxThread.settle();
        FxThread.snapshot(screen.view(), PICTURES.resolve("selected-" + scheme + ".png"));
        fire("selected-copy");
        assertThat(pills()).containsExactly("new", "new", "differs");
        FxThread.run(() -> rows().getSelectionModel().select(2));
        assertThat(about()).contains("Name", "Shop on staging  →  Web shop");
        FxThread.snapshot(screen.view(), PICTURES.resolve("copy-" + scheme + ".png"));
        FxThread.run(() -> rows().getItems().get(1).chosenProperty().set(false));
        assertThat(label("transfer-run")).isEqualTo("Copy 2 sources");
        fire("transfer-run");
        assertThat(pills()).containsExactly("created", "new", "changed");
        assertThat(label("transfer-status")).isEqualTo("1 changed, 1 created");
        FxThread.snapshot(screen.view(), PICTURES.resolve("copied-" + scheme + ".png"));
        assertThat(Objects.requireNonNull(onStaging("web-shop")).name()).isEqualTo("Web shop");
        assertThat(onStaging("newsletter")).isNull();

        fire("transfer-undo");
        assertThat(Objects.requireNonNull(onStaging("web-shop")).name()).isEqualTo("Shop on staging");
        assertThat(pills()).containsExactly("taken back", "new", "taken back");
        assertThat(FxThread.call(() -> find("transfer-undo").isVisible())).isFalse();
        fire("transfer-compare");
        assertThat(pills()).containsExactly("new", "new", "differs");
        fire("transfer-close");
        assertThat(FxThread.call(() -> window.lookup("#source-list"))).isNotNull();
    }

    @Test
    void passwordsAreCopiedOnlyWhenThePersonSaysSo() {
        fixture.save(Source.rest("mail", "Mailbox")
                .withOthers(Map.of("config", Json.read("{\"host\":\"h\",\"password\":\"hush\"}"))));
        show();
        FxThread.run(() -> fixture.model.show("mail"));
        FxThread.run(fixture.model::copySelected);
        FxThread.settle();
        assertThat(about()).anyMatch(line -> line.contains("config.password"));
        assertThat(FxThread.call(() -> ((CheckBox) find("transfer-secrets")).isSelected()))
                .isFalse();
        FxThread.snapshot(screen.view(), PICTURES.resolve("copy-secrets.png"));
        fire("transfer-run");
        assertThat(String.valueOf(Objects.requireNonNull(onStaging("mail")).others()))
                .doesNotContain("hush");
        fire("transfer-close");
        FxThread.run(fixture.model::copySelected);
        FxThread.run(() -> ((CheckBox) find("transfer-secrets")).setSelected(true));
        fire("transfer-run");
        assertThat(String.valueOf(Objects.requireNonNull(onStaging("mail")).others()))
                .contains("hush");
    }

    @Test
    void whatTheTargetRefusesIsSaidForEachSource() {
        show();
        FxThread.run(() -> fixture.model.transfer().copy(fixture.model.concerned()));
        other.close();
        fire("transfer-run");
        assertThat(pills()).containsOnly("not written").hasSize(4);
        assertThat(about().getFirst()).isNotBlank();
        FxThread.snapshot(screen.view(), PICTURES.resolve("copy-refused.png"));
    }

    @Test
    void aServerThatIsDownIsExplainedAndAnotherCanBeChosen() {
        fixture.state.servers().setAll(fixture.wiring.local(), SourcesFixture.DOWN, staging);
        show();
        FxThread.run(fixture.model::copySelected);
        FxThread.run(() -> fixture.model.transfer().copy(fixture.model.concerned()));
        FxThread.settle();
        assertThat(FxThread.call(() -> window.lookup(".banner-title"))).isInstanceOf(Label.class);
        FxThread.snapshot(screen.view(), PICTURES.resolve("copy-down.png"));
        FxThread.run(() -> fixture.model.transfer().targetProperty().set(staging));
        FxThread.settle();
        assertThat(pills()).containsOnly("new").hasSize(4);
    }

    @Test
    void theOtherDataSetOfTheSameServerIsATarget() {
        fixture.state.servers().setAll(fixture.wiring.local());
        TrackServer production = fixture.wiring.local().withDataSet(DataSet.PRODUCTION);
        show();
        FxThread.run(() -> fixture.model.transfer().copy(fixture.model.concerned()));
        FxThread.settle();
        assertThat(fixture.model.transfer().targetProperty().get()).isEqualTo(production);
        assertThat(pills()).containsOnly("new").hasSize(4);
        fire("transfer-run");
        assertThat(fixture.guard.asked()).containsExactly(production.id() + ": Write 4 sources");
        assertThat(fixture.wiring.catalog().find(production, "web-shop")).isInstanceOf(Reply.Ok.class);

        FxThread.run(() -> fixture.state.serverProperty().set(production));
        FxThread.run(() -> fixture.model.transfer().close());
        FxThread.settle();
        assertThat(fixture.names()).hasSize(4);
        FxThread.run(() -> fixture.model.transfer().copy(fixture.model.concerned()));
        FxThread.settle();
        assertThat(fixture.model.transfer().targetProperty().get()).isEqualTo(production.withDataSet(DataSet.STAGING));
        assertThat(pills()).containsOnly("same");
    }

    @ParameterizedTest
    @ValueSource(strings = {"export-json", "export-csv"})
    void whatWasExportedIsImportedAgain(String item) throws IOException {
        Path file = folder.resolve("sources." + item.substring("export-".length()));
        fixture.files.choose(file);
        show();
        fireMenu(item);
        assertThat(file).isNotEmptyFile();
        assertThat(fixture.said.sentences.getLast()).contains("4 sources", file.toString());
        fixture.wiring.catalog().delete(fixture.wiring.local(), Source.rest("newsletter", ""));
        fixture.save(Source.rest("web-shop", "Changed meanwhile"));
        fireMenu("import-sources");
        assertThat(pills()).containsExactly("same", "new", "same", "differs");
        FxThread.snapshot(screen.view(), PICTURES.resolve("import-" + item + ".png"));
        fire("transfer-run");
        assertThat(Objects.requireNonNull(fixture.onServer("web-shop")).name()).isEqualTo("Web shop");
        assertThat(fixture.onServer("newsletter")).isNotNull();
        fire("transfer-close");
        assertThat(fixture.names()).contains("Newsletter clicks", "Web shop");
    }

    @Test
    void aBadFileIsExplainedChangesNothingAndIsReadAgainWhenMended() throws IOException {
        Path file = folder.resolve("bad.csv");
        Files.writeString(file, "id,name,enabled\nkiosk,,maybe\n");
        fixture.files.choose(file);
        show();
        fireMenu("import-sources");
        assertThat(FxThread.call(() -> window.lookupAll(".banner-point").size()))
                .isEqualTo(2);
        FxThread.snapshot(screen.view(), PICTURES.resolve("import-bad.png"));
        Files.writeString(file, "id,name,enabled\nkiosk,Kiosk,yes\n");
        fire("transfer-again");
        assertThat(pills()).containsExactly("new");
        fire("transfer-close");
        assertThat(fixture.onServer("kiosk")).isNull();
    }

    @Test
    void aProductionServerIsAskedForBeforeAnythingIsWritten() {
        fixture.guard.decline();
        show();
        FxThread.run(() -> fixture.model.transfer().copy(fixture.model.concerned()));
        fire("transfer-run");
        assertThat(pills()).containsOnly("new");
        FxThread.run(() -> fixture.model.transfer().close());
        FxThread.run(fixture.model::copySelected);
        FxThread.run(() -> fixture.model.show("web-shop"));
        FxThread.run(fixture.model::copySelected);
        fire("transfer-run");
        assertThat(fixture.guard.asked())
                .containsExactly("staging: Write 4 sources", "staging: Write the source “Web shop”");
        assertThat(onStaging("web-shop")).isNull();
    }

    @Test
    void deleteKeyShowsFirstWhatOfASelectionWouldBeDeleted() {
        show();
        FxThread.run(() -> list().getSelectionModel().selectIndices(0, 1));
        FxThread.run(fixture.model::delete);
        assertThat(fixture.names()).hasSize(4);
        assertThat(((ListView<?>) find("deletion-list")).getItems()).hasSize(2);
        FxThread.settle();
        assertThat(((Button) find("deletion-close")).isFocused()).isTrue();
        fire("deletion-run");
        assertThat(fixture.names()).hasSize(2);
        assertThat(((Label) find("deletion-status")).getText()).isEqualTo("2 deleted");
        fire("deletion-undo");
        assertThat(fixture.names()).hasSize(4);
        assertThat(((Label) find("deletion-status")).getText()).isEqualTo("0 deleted · 2 brought back");
        fire("deletion-close");
        assertThat(list().isVisible()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aPageIsCheckedForTheSnippet(boolean dark) {
        FxThread.wear(dark);
        show();
        FxThread.run(() -> fixture.model.show("web-shop"));
        FxThread.settle();
        FxThread.run(() -> screen.commands().stream()
                .filter(command -> command.title().equals("Check a web page for the snippet"))
                .findFirst()
                .orElseThrow()
                .run()
                .run());
        FxThread.settle();
        assertThat(find("page-address").isFocused()).isTrue();
        assertThat(((ScrollPane) find("detail-scroll")).getVvalue()).isPositive();
        FxThread.run(() -> ((TextField) find("page-address"))
                .setText(fixture.state.server().url() + "/demo?source=web-shop"));
        fire("check-page");
        assertThat(fixture.chosen().pageProperty().get()).isInstanceOf(PageState.Read.class);
        FxThread.run(() -> ((ScrollPane) find("detail-scroll")).setVvalue(1));
        FxThread.snapshot(screen.view(), PICTURES.resolve("page-" + (dark ? "dark" : "light") + ".png"));
        FxThread.run(() -> ((TextField) find("page-address")).setText("file:///etc/hosts"));
        fire("check-page");
        assertThat(FxThread.call(() -> find("page-wrong").isVisible())).isTrue();
    }

    private void show() {
        FxThread.run(() -> window.setCenter(screen.view()));
        FxThread.show(window, 960, 700);
    }

    private Node find(String id) {
        return Objects.requireNonNull(window.lookup("#" + id), id);
    }

    private void fire(String id) {
        FxThread.run(() -> ((Button) find(id)).fire());
        FxThread.settle();
    }

    private void fireMenu(String id) {
        FxThread.run(() -> {
            MenuButton menu = (MenuButton) find("transfer-menu");
            menu.show();
            MenuItem item = menu.getItems().stream()
                    .filter(candidate -> id.equals(candidate.getId()))
                    .findFirst()
                    .orElseThrow();
            menu.hide();
            item.fire();
        });
        FxThread.settle();
    }

    private String label(String id) {
        return FxThread.call(() -> ((javafx.scene.control.Labeled) find(id)).getText());
    }

    private List<String> pills() {
        return FxThread.call(() -> rows().getItems().stream()
                .map(row -> TransferWords.state(fixture.model.transfer(), row))
                .toList());
    }

    private List<String> about() {
        return FxThread.call(() -> find("transfer-about").lookupAll(".label").stream()
                .map(node -> ((Label) node).getText())
                .toList());
    }

    @SuppressWarnings("unchecked")
    private ListView<SourceRow> list() {
        return (ListView<SourceRow>) find("source-list");
    }

    @SuppressWarnings("unchecked")
    private ListView<TransferRow> rows() {
        return (ListView<TransferRow>) find("transfer-list");
    }

    private @Nullable Source onStaging(String id) {
        return fixture.wiring.catalog().find(staging, id) instanceof Reply.Ok<Source>(Source found) ? found : null;
    }
}
