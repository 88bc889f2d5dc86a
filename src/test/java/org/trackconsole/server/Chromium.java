package org.trackconsole.server;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * A real Chromium without a window. It reaches nothing but this machine, and needs the driver that is installed beside it:
 * nothing is looked for or fetched. Where there is none, the test is skipped.
 */
final class Chromium implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");

    private final ChromeDriver driver;

    private Chromium(ChromeDriver driver) {
        this.driver = driver;
    }

    /**
     * Opens it.
     *
     * @param userData where it keeps cookies and storage
     */
    static Chromium open(Path userData) {
        return open(userData, Map.of());
    }

    /** @param preferences of the browser, by their paths */
    static Chromium open(Path userData, Map<String, Object> preferences) {
        Optional<Path> browser = BROWSERS.stream().flatMap(Chromium::onPath).findFirst();
        Optional<Path> driver = onPath("chromedriver").findFirst();
        Assumptions.assumeTrue(browser.isPresent() && driver.isPresent(), "skipped: no browser");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.orElseThrow().toFile());
        options.addArguments(
                "--headless=new",
                "--user-data-dir=" + userData,
                "--disable-dev-shm-usage",
                "--disable-gpu",
                "--disable-extensions",
                "--disable-sync",
                "--disable-background-networking",
                "--disable-component-update",
                "--no-first-run",
                "--no-default-browser-check",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost");
        if ("root".equals(System.getProperty("user.name"))) {
            options.addArguments("--no-sandbox");
        }
        options.setExperimentalOption("prefs", preferences);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driver.orElseThrow().toFile())
                .usingAnyFreePort()
                .build();
        return new Chromium(new ChromeDriver(service, options));
    }

    private static Stream<Path> onPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable);
    }

    ChromeDriver driver() {
        return driver;
    }

    void go(String url) {
        driver.get(url);
    }

    /** Opens a page in a tab of its own and looks at it. */
    void goInNewTab(String url) {
        driver.switchTo().newWindow(WindowType.TAB);
        driver.get(url);
    }

    /** The value of an expression in the page; numbers are longs. */
    @Nullable
    Object value(String expression) {
        return driver.executeScript("return " + expression + ";");
    }

    /** The text of an expression in the page, empty for null. */
    String text(String expression) {
        Object value = value(expression);
        return value == null ? "" : value.toString();
    }

    /** What a promise of the page comes to, as JSON. */
    String promised(String expression) {
        return String.valueOf(driver.executeAsyncScript("const done = arguments[arguments.length - 1];" + expression
                + ".then(value => done(JSON.stringify(value)), fault => done('rejected: ' + fault));"));
    }

    void run(String statement) {
        driver.executeScript(statement);
    }

    /** Waits until an expression of the page is neither false, 0, null nor empty, and answers its text. */
    String until(String expression) {
        return until(expression, () -> {
            String text = text(expression);
            return text.isEmpty() || text.equals("false") || text.equals("0") ? null : text;
        });
    }

    /** Waits until something is there. */
    <T> T until(String what, Supplier<@Nullable T> look) {
        return new WebDriverWait(driver, PATIENCE, Duration.ofMillis(50))
                .withMessage(what)
                .until(_ -> look.get());
    }

    /** Takes the network away from the pages, or gives it back. */
    void setOffline(boolean offline) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand(
                "Network.emulateNetworkConditions",
                Map.of("offline", offline, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    /** Makes every visitor unknown again. */
    void forget(String origin) {
        driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
        driver.executeCdpCommand("Storage.clearDataForOrigin", Map.of("origin", origin, "storageTypes", "all"));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
