package org.wardgate.gateway.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;

/** Debian's Chromium, without a display, asked to speak to nobody but the page. What it may play unasked is its own default. */
final class Browser implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /**
     * Starts it.
     *
     * @param profile an empty directory for what it keeps.
     * @throws AssertionError where it is not installed: a page that no browser has shown is not tested.
     */
    static Browser start(Path profile) {
        if (!Files.isExecutable(CHROMIUM) || !Files.isExecutable(DRIVER)) {
            throw new AssertionError(
                    "the page is tested in a browser: install the packages chromium and chromium-driver");
        }
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments(List.of(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile,
                "--host-resolver-rules=MAP 127.0.0.1 " + Relay.HOST,
                "--window-size=1920,1080"));
        options.setCapability("goog:loggingPrefs", Map.of("browser", "ALL"));
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .usingAnyFreePort()
                .build();
        return new Browser(new ChromeDriver(service, options));
    }

    /** Loads the page of a gateway into the window that is there. */
    WardPage open(int port) {
        return WardPage.open(driver, "http://localhost:" + port + "/");
    }

    /** The same by way of a {@link Relay}. */
    WardPage openThroughRelay(int port) {
        return WardPage.open(driver, "http://127.0.0.1:" + port + "/");
    }

    /** Writes down how the page looks and what the console says; where. */
    String evidence(Path directory, String name) {
        try {
            Files.createDirectories(directory);
            Path picture = Files.write(directory.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
            Stream<String> console =
                    driver.manage().logs().get("browser").getAll().stream().map(LogEntry::toString);
            Path log = Files.write(directory.resolve(name + ".log"), console.toList());
            return "the page: " + picture.toAbsolutePath() + ", its console: " + log.toAbsolutePath();
        } catch (IOException | WebDriverException e) {
            return "the page could not be pictured: " + e;
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
