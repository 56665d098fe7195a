package org.wardgate.gateway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WindowType;
import org.wardgate.time.SystemTimeSource;
import org.wardgate.time.TimeSource;

/** The page in a real browser, of a gateway in a process of its own, on simulated devices behind ttys. */
@Timeout(60)
@ExtendWith(PageEvidence.class)
class WardPageIT {
    private static final TimeSource TIME = new SystemTimeSource();
    private static final String CALM = "71 live";
    private static final String GONE = "-- gone";
    private static final String RULE = "TACHYCARDIA";

    @TempDir
    private static Path shared;

    private static PageWard ward;
    private static Browser browser;

    @TempDir
    private Path configuration;

    private GatewayProcess gateway;
    private WardPage page;

    @BeforeAll
    static void switchOn() throws IOException {
        ward = new PageWard(shared);
        browser = Browser.start(shared.resolve("profile"));
        PageEvidence.of(browser);
    }

    @AfterAll
    static void switchOff() {
        browser.close();
        ward.close();
    }

    @BeforeEach
    void open() throws IOException {
        ward.calm();
        gateway = ward.gateway(configuration);
        gateway.start();
        page = browser.open(gateway.port());
        page.awaitValue("1", "heart-rate", CALM);
        page.awaitValue("2", "heart-rate", CALM);
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void anAlarmIsOnTileBarAndRailWithItsNumbersAndIsSpoken() {
        ward.heartRate(128);
        page.awaitAlarm("1", RULE, "[data-priority=medium][data-acknowledged=false]");
        assertThat(page.data("wg-tile[data-bed='1']", "priority")).isEqualTo("medium");
        assertThat(page.data("wg-tile[data-bed='1']", "acknowledged")).isEqualTo("false");
        assertThat(page.value("1", "heart-rate")).isEqualTo("128 live");
        assertThat(page.text(WardPage.alarm("1", RULE, "")))
                .contains("Tachycardia")
                .contains("HR 128 above 120");
        assertThat(page.text("wg-rail")).contains("Tachycardia").contains("HR 128 above 120");
        page.await(
                "the words for a screen reader",
                () -> page.text("wg-announcer [aria-live=polite]")
                        .startsWith("Medium priority. Bed 1. Tachycardia. HR 128 above 120"));
        assertThat(page.data("wg-tile[data-bed='2']", "priority")).isEqualTo("none");

        ward.heartRate(71);
        page.await("the alarm's end", () -> page.count("wg-alarm-bar [data-alarm-id]") == 0);
        assertThat(page.data("wg-tile[data-bed='1']", "priority")).isEqualTo("none");
    }

    @Test
    void anAlarmIsAcknowledgedByNameAndSoundsAgainWhenItWorsens() {
        page.proveSound();
        ward.heartRate(128);
        page.awaitAlarm("1", RULE, "[data-occurrence='1'][data-acknowledged=false]");
        page.await(
                "its sound",
                () -> page.sounding().equals("medium") && page.bursts().contains("medium 3"));

        page.acknowledge("1", RULE, "A. Brandt");
        page.awaitAlarm("1", RULE, "[data-occurrence='1'][data-acknowledged=true]");
        assertThat(page.text(WardPage.alarm("1", RULE, " .done"))).isEqualTo("A. Brandt");
        assertThat(page.data("wg-tile[data-bed='1']", "acknowledged")).isEqualTo("true");
        assertThat(page.text("wg-tile[data-bed='1'] .state")).contains("A. Brandt");
        assertThat(page.count("wg-tile[data-bed='1'] .state use[href='#i-tick']"))
                .isOne();
        page.await("silence", () -> page.sounding().equals("none"));

        ward.heartRate(152);
        page.awaitAlarm("1", RULE, "[data-occurrence='2'][data-priority=high][data-acknowledged=false]");
        page.await(
                "its sound",
                () -> page.sounding().equals("high") && page.bursts().contains("high 10"));
        assertThat(page.bursts()).filteredOn("high 10"::equals).isNotEmpty();
        page.await(
                "the words for a screen reader",
                () -> page.text("wg-announcer [aria-live=assertive]")
                        .startsWith("High priority. Bed 1. Tachycardia. HR 152 above 140"));
    }

    @Test
    void aViolatedLimitIsCountedDownBeforeItIsAnAlarm() {
        ward.heartRate(128);
        page.await("the delay", () -> page.count("wg-tile[data-bed='1'] [data-pending-rule=TACHYCARDIA]") == 1);
        assertThat(page.text("wg-tile[data-bed='1'] .state"))
                .contains("HR 128 above 120")
                .contains("of 2 s");
        assertThat(page.count("wg-alarm-bar [data-alarm-id]")).isZero();
        assertThat(page.data("wg-tile[data-bed='1']", "priority")).isEqualTo("none");
        page.awaitAlarm("1", RULE, "");
        page.await("no more delay", () -> page.count("[data-pending-rule=TACHYCARDIA]") == 0);
    }

    /** A cuff pressure outlives a heart rate, and a pump its monitor. */
    @Test
    void aPulledCableIsAnAlarmAndEveryValueGoesAtItsOwnAge() {
        page.awaitValue("1", "pressure", "122/74 live");
        ward.simulator().unplug(PageWard.MONITOR);
        page.awaitAlarm("1", "LINE_LOST", "");
        page.awaitValue("1", "heart-rate", GONE);
        page.awaitValue("1", "oxygen-saturation", GONE);
        page.awaitValue("1", "respiration-rate", GONE);
        assertThat(page.value("1", "pressure")).isEqualTo("122/74 live");
        assertThat(page.text("wg-tile[data-bed='1'] wg-pump")).contains("infusing");
        assertThat(page.value("2", "heart-rate")).isEqualTo(CALM);

        ward.simulator().plug(PageWard.MONITOR);
        page.awaitValue("1", "heart-rate", CALM);
        page.await("the alarm's end", () -> page.count(WardPage.alarm("1", "LINE_LOST", "")) == 0);
    }

    @Test
    void aKilledGatewayIsMissedInTimeAndComesBackByItself() throws IOException, InterruptedException {
        page.proveSound();
        long killed = TIME.linkNanos();
        gateway.kill();
        page.await("a page that has lost its gateway", () -> page.link().equals("lost"));
        // the last heartbeat was up to 2 s old, and 5 s without one are too many
        assertThat(Duration.ofNanos(TIME.linkNanos() - killed)).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(7));
        page.await("words", () -> page.text("wg-notices").startsWith("***CONNECTION LOST, DATA NOT LIVE since "));
        assertThat(page.style(".floor", "filter")).contains("grayscale(1)");
        assertThat(page.sounding()).isEqualTo("high");
        page.awaitValue("1", "heart-rate", GONE);
        page.awaitValue("2", "oxygen-saturation", GONE);

        gateway.start();
        page.await("the gateway", () -> page.link().equals("live"));
        page.awaitValue("1", "heart-rate", CALM);
        assertThat(page.style(".floor", "filter")).isEqualTo("none");
        assertThat(page.text("wg-notices")).contains("Back since").contains("The gateway was started anew");
        page.await("silence", () -> page.sounding().equals("none"));
    }

    /** Its sockets stay open: only its silence tells. */
    @Test
    void aGatewayThatStandsStillIsMissedAsWell() throws IOException, InterruptedException {
        gateway.freeze();
        page.await("a page that has lost its gateway", () -> page.link().equals("lost"));
        page.awaitValue("1", "heart-rate", GONE);
        gateway.thaw();
        page.await("the gateway", () -> page.link().equals("live"));
        page.awaitValue("1", "heart-rate", CALM);
    }

    /** The gateway goes on; what it said to nobody is told when the page can hear it again. */
    @Test
    void aPageThatWasCutOffTellsWhatHappenedMeanwhile() throws IOException {
        try (Relay network = new Relay(gateway.port())) {
            page = browser.openThroughRelay(gateway.port());
            page.awaitValue("1", "heart-rate", CALM);
            network.cut();
            page.await("a page that has lost its gateway", () -> page.link().equals("lost"));
            ward.heartRate(128);
            page.await(
                    "an alarm of which the page does not hear",
                    () -> gateway.hasLogged("alarm phase=start rule=TACHYCARDIA"));
            assertThat(page.count("wg-alarm-bar [data-alarm-id]")).isZero();
            network.mend();
            page.awaitAlarm("1", RULE, "[data-acknowledged=false]");
            page.await("the news", () -> page.text("wg-notices").contains("Back since"));
            assertThat(page.text("wg-notices")).contains("Tachycardia began");
            page.press("wg-notices button");
            page.await("no more news", () -> !page.text("wg-notices").contains("Back since"));
        }
    }

    /** No station counts before a person has said what they heard, and the right number. */
    @Test
    void onlyAPageThatWasHeardCounts() {
        assertThat(page.sound()).isEqualTo("unproven");
        ward.heartRate(128);
        page.awaitAlarm("1", RULE, "");
        page.await("words", () -> page.text("wg-notices").contains("NOBODY IS TOLD"));
        assertThat(page.text("wg-top-bar")).contains("0 stations");

        int pulses = page.listenToProof();
        page.answerProof(pulses == 2 ? 3 : 2);
        page.await("doubt", () -> page.text("wg-sound").contains("That is not what was played"));
        assertThat(page.sound()).isEqualTo("unproven");
        assertThat(page.text("wg-top-bar")).contains("0 stations");

        page.proveSound();
        page.await("a station that counts", () -> page.text("wg-top-bar").contains("1 station"));
        page.await("nobody who is not told", () -> page.text("wg-notices").isEmpty());
    }

    @Test
    void aHighClosesTheNameDialogAndKeepsWhatWasTyped() {
        ward.heartRate(128);
        page.press(WardPage.alarm("1", RULE, " [data-act='acknowledge']"));
        page.type("dialog[open] input[name=operator]", "A. Bra");
        ward.heartRate(152);
        page.awaitAlarm("1", RULE, "[data-priority=high]");
        page.await("a page without a dialog over it", () -> page.count("dialog[open]") == 0);
        assertThat(page.count(WardPage.alarm("1", RULE, "[data-acknowledged=false]")))
                .isOne();

        page.press(WardPage.alarm("1", RULE, " [data-act='acknowledge']"));
        assertThat(page.typed("dialog[open] input[name=operator]")).isEqualTo("A. Bra");
        page.type("dialog[open] input[name=operator]", "ndt");
        page.press("dialog[open] button[value=ok]");
        page.awaitAlarm("1", RULE, "[data-acknowledged=true]");
        assertThat(page.text(WardPage.alarm("1", RULE, " .done"))).isEqualTo("A. Brandt");
    }

    /** A tab that nobody looked at while one gateway went and another came: whatever it shows as live is the new one's. */
    @Test
    void anOldTabNeverShowsAnOldValueAsLive() throws IOException, InterruptedException {
        String old = page.driver().getWindowHandle();
        page.driver().executeScript("""
                window.shown = [];
                new MutationObserver(() => {
                  const place = document.querySelector("wg-tile[data-bed='1'] [data-slot='heart-rate']");
                  const now = `${document.body.dataset.link} ${place.querySelector(".num").textContent} ${place.dataset.kind}`;
                  if (window.shown.at(-1) !== now) window.shown.push(now);
                }).observe(document.body, {subtree: true, childList: true, characterData: true, attributes: true});
                """);
        page.driver().switchTo().newWindow(WindowType.TAB);
        gateway.kill();
        ward.heartRate(93);
        WardPage waiting = page;
        gateway.start();
        WardPage other = browser.open(gateway.port());
        other.awaitValue("1", "heart-rate", "93 live");
        page.driver().close();
        page.driver().switchTo().window(old);
        waiting.await(
                "the new gateway's value",
                () -> waiting.value("1", "heart-rate").equals("93 live"));
        @SuppressWarnings("unchecked")
        List<String> shown = (List<String>) Objects.requireNonNull(page.driver().executeScript("return window.shown"));
        assertThat(shown).last().isEqualTo("live 93 live");
        int gone = shown.indexOf(shown.stream()
                .filter(each -> each.startsWith("lost") || each.contains("--"))
                .findFirst()
                .orElseThrow());
        assertThat(shown.subList(gone, shown.size()))
                .as("after it was missed, %s", shown)
                .noneMatch(each -> each.startsWith("live 71"));
    }
}
