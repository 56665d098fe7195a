package org.wardgate.gateway.e2e;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * The ward page in a browser, as a nurse finds it: by its tiles, its bar, its words. What sounds is heard by its events, since no
 * loudspeaker is here. Nothing is looked at once and believed: what should come is waited for.
 */
final class WardPage {
    /** How long anything may take that is to happen at all. */
    static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final String EARS = """
            window.ears = {proof: 0, bursts: []};
            addEventListener("wardgate-proof", (e) => { ears.proof = e.detail.pulses; });
            addEventListener("wardgate-burst", (e) => { ears.bursts.push(`${e.detail.priority} ${e.detail.pulses}`); });
            """;

    private final ChromeDriver driver;

    private WardPage(ChromeDriver driver) {
        this.driver = driver;
    }

    static WardPage open(ChromeDriver driver, String address) {
        driver.get(address);
        driver.executeScript(EARS);
        return new WardPage(driver);
    }

    /** Waits until something is so. */
    void await(String what, BooleanSupplier holds) {
        new WebDriverWait(driver, PATIENCE, LOOK_EVERY)
                .ignoring(StaleElementReferenceException.class)
                .withMessage(() -> "did not come: " + what + "; the page says: " + text("body"))
                .until(now -> holds.getAsBoolean());
    }

    /** The text of the first element that a selector finds; empty where there is none. */
    String text(String selector) {
        return script(
                "return document.querySelector(arguments[0])?.textContent.replace(/\\s+/g, ' ').trim() ?? ''",
                selector);
    }

    /** An item of the data set of the first element that a selector finds; empty where there is none. */
    String data(String selector, String name) {
        return script("return document.querySelector(arguments[0])?.dataset[arguments[1]] ?? ''", selector, name);
    }

    /** How many elements a selector finds. */
    int count(String selector) {
        return Integer.parseInt(script("return String(document.querySelectorAll(arguments[0]).length)", selector));
    }

    /** A property of an element's style as the browser has computed it. */
    String style(String selector, String property) {
        return script(
                "return getComputedStyle(document.querySelector(arguments[0])).getPropertyValue(arguments[1])",
                selector,
                property);
    }

    /** Presses a button as soon as it is there and can be pressed. */
    void press(String selector) {
        await(
                selector + " to press",
                () -> !driver.findElements(By.cssSelector(selector)).isEmpty()
                        && driver.findElement(By.cssSelector(selector)).isEnabled());
        driver.findElement(By.cssSelector(selector)).click();
    }

    /** Types into a field. */
    void type(String selector, String text) {
        driver.findElement(By.cssSelector(selector)).sendKeys(text);
    }

    /** What stands in a field. */
    String typed(String selector) {
        return script("return document.querySelector(arguments[0]).value", selector);
    }

    /** {@code live} or {@code lost}. */
    String link() {
        return data("body", "link");
    }

    /** The priority that sounds, or {@code none}. */
    String sounding() {
        return data("body", "sounding");
    }

    /** {@code unproven}, {@code proven} or {@code blocked}. */
    String sound() {
        return data("body", "sound");
    }

    /** What was played so far, such as {@code high 10}. */
    List<String> bursts() {
        String all = script("return ears.bursts.join(',')");
        return all.isEmpty() ? List.of() : List.of(all.split(",", -1));
    }

    /** The value in a slot of a bed's tile, as {@code 71 live}, or {@code -- gone}. */
    String value(String bed, String slot) {
        String place = "wg-tile[data-bed='" + bed + "'] [data-slot='" + slot + "']";
        return text(place + " .num") + " " + data(place, "kind");
    }

    void awaitValue(String bed, String slot, String value) {
        await(slot + " of bed " + bed + " as " + value, () -> value(bed, slot).equals(value));
    }

    /** The alarm of a rule in the bar; {@code more} narrows it down, as in {@code [data-occurrence='2']}. */
    static String alarm(String bed, String rule, String more) {
        return "wg-alarm-bar [data-bed='" + bed + "'][data-rule='" + rule + "']" + more;
    }

    void awaitAlarm(String bed, String rule, String more) {
        await(rule + more + " of bed " + bed, () -> count(alarm(bed, rule, more)) == 1);
    }

    /** Plays the proof; what an attentive person has counted. */
    int listenToProof() {
        driver.executeScript("ears.proof = 0");
        press("[data-act='prove-sound']");
        await("the question how many sounds there were", () -> count("[data-act='heard']") > 0);
        return Integer.parseInt(script("return String(ears.proof)"));
    }

    /** Answers how many sounds there were. */
    void answerProof(int count) {
        press("[data-act='heard'][data-count='" + count + "']");
    }

    /** A person proves that they hear the page. */
    void proveSound() {
        answerProof(listenToProof());
        await("sound that is proven", () -> sound().equals("proven"));
    }

    /** Acknowledges under a name that was not given before. */
    void acknowledge(String bed, String rule, String name) {
        press(alarm(bed, rule, " [data-act='acknowledge']"));
        type("dialog[open] input[name=operator]", name);
        press("dialog[open] button[value=ok]");
    }

    /** The browser's own handle. */
    ChromeDriver driver() {
        return driver;
    }

    private String script(String script, Object... arguments) {
        return (String) Objects.requireNonNull(driver.executeScript(script, arguments));
    }
}
