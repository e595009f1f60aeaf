package no.stafett.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The machine's own Chromium, driven as a person would use it. Nothing is downloaded. */
final class Chromium implements AutoCloseable {
    private static final Path BROWSER = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Path PICTURES = Path.of("target", "screenshots");

    private final ChromeDriver driver;

    private Chromium(ChromeDriver driver) {
        this.driver = driver;
    }

    /** A browser of its own, or the test is skipped with what mends that. */
    static Chromium startOrSkip() {
        Assumptions.assumeTrue(
                Files.isExecutable(BROWSER) && Files.isExecutable(DRIVER),
                "No Chromium here: the console was NOT tested in a browser. To mend: apt-get install chromium chromium-driver");
        var options = new ChromeOptions();
        options.setBinary(BROWSER.toString());
        options.addArguments(
                "--headless=new",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--lang=en-GB",
                "--force-device-scale-factor=1");
        if ("root".equals(System.getProperty("user.name"))) {
            options.addArguments("--no-sandbox");
        }
        options.setPageLoadTimeout(Duration.ofMinutes(2));
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .build();
        var browser = new Chromium(new ChromeDriver(service, options));
        browser.wide();
        return browser;
    }

    ChromeDriver driver() {
        return driver;
    }

    void wide() {
        size(1280, 850, false);
    }

    void narrow() {
        size(360, 740, true);
    }

    private void size(int width, int height, boolean mobile) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", mobile));
    }

    void dark(boolean dark) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    void open(String address) {
        driver.get(address);
    }

    void write(String field, String text) {
        var element = driver.findElement(By.id(field));
        element.clear();
        element.sendKeys(text);
    }

    /** A date field takes what its value is, whatever the language of its spinner. */
    void writeDay(String field, String day) {
        driver.executeScript("document.getElementById(arguments[0]).value = arguments[1]", field, day);
    }

    /** Presses, and lets the page that follows arrive; where none follows, what happens on this one has had its moment. */
    void press(String css) {
        run("window.wasHere = true");
        new WebDriverWait(driver, Duration.ofSeconds(10))
                .ignoring(
                        StaleElementReferenceException
                                .class) // the page has renewed itself between the look and the press
                .until(any -> {
                    find(css).click();
                    return true;
                });
        try {
            new WebDriverWait(driver, Duration.ofMillis(800))
                    .pollingEvery(Duration.ofMillis(20))
                    .ignoring(WebDriverException.class)
                    .until(any ->
                            Boolean.TRUE.equals(run("return !window.wasHere && document.readyState === 'complete'")));
        } catch (TimeoutException stays) {
            // a press that leads nowhere else
        }
    }

    WebElement find(String css) {
        return java.util.Objects.requireNonNull(new WebDriverWait(driver, Duration.ofSeconds(10))
                .pollingEvery(Duration.ofMillis(20))
                .until(any -> driver.findElement(By.cssSelector(css))));
    }

    boolean has(String css) {
        return !driver.findElements(By.cssSelector(css)).isEmpty();
    }

    String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    String path() {
        return java.net
                .URI
                .create(java.util.Objects.requireNonNull(driver.getCurrentUrl()))
                .getPath();
    }

    Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    void waitUntil(String what, Supplier<Boolean> condition) {
        new WebDriverWait(driver, Duration.ofSeconds(60))
                .ignoring(StaleElementReferenceException.class)
                .withMessage(what)
                .until(any -> condition.get());
    }

    /** Nobody is kept out: no rule of WCAG 2.2, level AA, is broken here, in light and in dark. */
    void isForEverybody() {
        for (var dark : new boolean[] {false, true}) {
            dark(dark);
            var broken = new AxeBuilder()
                    .setLegacyMode(true)
                    .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                    .analyze(driver)
                    .getViolations();
            assertThat(broken.stream().map(Chromium::told).toList())
                    .as("what axe finds on %s, %s", path(), dark ? "dark" : "light")
                    .isEmpty();
        }
        dark(false);
    }

    private static String told(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().stream().map(node -> node.getHtml()).toList();
    }

    /** Nothing sticks out at the side. */
    void fits() {
        assertThat(run("return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("what sticks out of %s", path())
                .isEqualTo(0L);
    }

    /** A picture of the whole page, for people to look at. */
    void picture(String name) {
        try {
            Files.createDirectories(PICTURES);
            var height = ((Number) run("return Math.min(document.documentElement.scrollHeight, 2400)")).intValue();
            var width = ((Number) run("return document.documentElement.clientWidth")).intValue();
            size(width, Math.max(height, 500), width < 500);
            Files.write(PICTURES.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
            if (width < 500) {
                narrow();
            } else {
                wide();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
