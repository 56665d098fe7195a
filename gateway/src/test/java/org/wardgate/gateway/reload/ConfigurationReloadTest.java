package org.wardgate.gateway.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wardgate.gateway.reload.ConfigDirectoryKit.pump;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.wardgate.gateway.config.Configuration;
import org.wardgate.time.VirtualTimeSource;

/** Real files, and time that stands still between two looks. */
class ConfigurationReloadTest {
    private static final String SOUND = pump("a", "1", "/dev/a");

    private final VirtualTimeSource time = new VirtualTimeSource();
    private final ReloadState state = new ReloadState();
    private final List<DeviceChanges> applied = new ArrayList<>();
    private Runnable applying = () -> {};
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(ConfigurationReload.class);
    private ConfigDirectoryKit files = new ConfigDirectoryKit(Path.of("set below"));
    private Runnable duringLoad = () -> {};
    private int loads;

    @BeforeEach
    void write(@TempDir Path directory) {
        files = new ConfigDirectoryKit(directory);
        files.writeSound();
        files.write("devices/a.yaml", SOUND);
        log.start();
        logger.addAppender(log);
        logger.setLevel(Level.INFO);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
        logger.setLevel(null);
    }

    private void apply(DeviceChanges changes) {
        applying.run();
        applied.add(changes);
    }

    /** What is there is known; what comes next is a change. */
    private ConfigurationReload follow() {
        ConfigurationReload reload =
                new ConfigurationReload(files.load(), this::load, this::apply, state, time, Runnable::run);
        reload.start();
        looks(2);
        loads = 0;
        return reload;
    }

    private Configuration load() {
        loads++;
        Configuration found = files.load();
        duringLoad.run();
        return found;
    }

    private void looks(int count) {
        for (int i = 0; i < count; i++) {
            time.advance(ConfigurationReload.EVERY);
        }
    }

    private List<String> said(Level level) {
        return log.list.stream()
                .filter(event -> event.getLevel().equals(level))
                .map(event ->
                        event.getFormattedMessage().replace(files.directory().toString(), "DIR"))
                .toList();
    }

    private List<String> devices() {
        return applied.get(applied.size() - 1).devices().stream()
                .map(device -> device.deviceId() + "@" + device.bed() + " "
                        + device.line().label())
                .toList();
    }

    @Test
    void filesThatStayAreNotReadAgain() {
        follow();
        looks(100);
        assertThat(loads).isZero();
        assertThat(applied).isEmpty();
        assertThat(log.list).isEmpty();
        assertThat(state.notes()).isEmpty();
    }

    @Test
    void aFileIsUsedWhenTwoLooksAgreeOnIt() {
        follow();
        files.write("devices/b.yaml", pump("b", "2", "/dev/b"));
        looks(1);
        assertThat(applied).isEmpty();
        looks(1);
        assertThat(devices()).containsExactly("a@1 /dev/a", "b@2 /dev/b");
        assertThat(state.applied()).isEqualTo(1);
        looks(10);
        assertThat(applied).hasSize(1);
    }

    @Test
    void theLogHasALineForEachDeviceThatDiffers() {
        files.write("devices/b.yaml", pump("b", "1", "/dev/b"));
        files.write("devices/c.yaml", pump("c", "1", "/dev/c"));
        follow();
        files.delete("devices/a.yaml");
        files.write("devices/b.yaml", pump("b", "2", "/dev/x"));
        files.write("devices/d.yaml", pump("d", "1", "/dev/d"));
        looks(2);
        assertThat(said(Level.INFO))
                .containsExactly(
                        "device removed device=a bed=1",
                        "device changed device=b bed=1 -> 2 line=/dev/b -> /dev/x",
                        "device added device=d bed=1 profile=alaris-asena line=/dev/d settings=38400 8N1",
                        "device files read again removed=1 changed=1 added=1 untouched=1");
    }

    /** An editor that writes slowly: the file is sound in each half, and not what it is going to be. */
    @Test
    void aFileThatIsStillBeingWrittenIsNotRead() {
        follow();
        files.write("devices/a.yaml", pump("a", "1", "/dev/tty"));
        looks(1);
        files.write("devices/a.yaml", pump("a", "1", "/dev/ttyUSB"));
        looks(1);
        files.write("devices/a.yaml", pump("a", "1", "/dev/ttyUSB0"));
        looks(1);
        assertThat(loads).isZero();
        looks(1);
        assertThat(devices()).containsExactly("a@1 /dev/ttyUSB0");
        assertThat(applied).hasSize(1);
    }

    @Test
    void whatIsChangedWhileItIsReadDoesNotCount() {
        follow();
        duringLoad = () -> files.write("devices/a.yaml", pump("a", "1", "/dev/second"));
        files.write("devices/a.yaml", pump("a", "1", "/dev/first"));
        looks(2);
        assertThat(loads).isEqualTo(1);
        assertThat(applied).isEmpty();
        looks(1);
        assertThat(devices()).containsExactly("a@1 /dev/second");
        assertThat(applied).hasSize(1);
    }

    @Test
    void aSaveByRenamingIsAChangeAsAnyOther() {
        follow();
        files.writeAside("devices/a.yaml", pump("a", "1", "/dev/b"));
        looks(2);
        assertThat(devices()).containsExactly("a@1 /dev/b");
    }

    @Test
    void theSameContentWrittenAgainIsNoChange() {
        follow();
        files.writeAside("devices/a.yaml", SOUND);
        looks(5);
        assertThat(loads).isZero();
    }

    @Test
    void whatAnEditorLeavesBesideAFileIsNotLookedAt() {
        follow();
        files.write("devices/.a.yaml.swp", "b0VIM 9.0");
        files.write("devices/a.yaml~", SOUND);
        files.write("devices/#a.yaml#", "devi");
        looks(5);
        assertThat(loads).isZero();
        files.write("devices/a.yaml", pump("a", "1", "/dev/b"));
        looks(2);
        assertThat(devices()).containsExactly("a@1 /dev/b");
    }

    @Test
    void aDeletedFileTakesItsDeviceAway() {
        follow();
        files.delete("devices/a.yaml");
        looks(2);
        assertThat(devices()).isEmpty();
        assertThat(applied.get(0).removed()).hasSize(1);
    }

    /** Every mistake once, the devices as before, and a note until it is mended. */
    @Test
    void filesWithMistakesChangeNothing() {
        follow();
        files.write("devices/a.yaml", SOUND + "baud: 9600\n");
        files.write("devices/b.yaml", pump("b", "7", "/dev/b"));
        looks(10);
        assertThat(applied).isEmpty();
        assertThat(loads).isEqualTo(1);
        assertThat(said(Level.ERROR))
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith("configuration refused DIR/devices/a.yaml:5:1: unknown key"),
                        second -> assertThat(second)
                                .startsWith("configuration refused DIR/devices/b.yaml:2:1: no bed '7'"),
                        third -> assertThat(third)
                                .isEqualTo("changed configuration files are not in use,"
                                        + " the devices go on as before mistakes=2"));
        assertThat(state.refused()).isEqualTo(1);
        assertThat(state.mistakes()).isEqualTo(2);
        assertThat(state.notes())
                .containsExactly("changed configuration files are not in use: 2 mistakes, listed in the log");
    }

    @Test
    void aMendedFileIsUsed() {
        follow();
        files.write("devices/a.yaml", "device: a\n");
        looks(2);
        files.write("devices/a.yaml", pump("a", "2", "/dev/a"));
        looks(2);
        assertThat(devices()).containsExactly("a@2 /dev/a");
        assertThat(state.notes()).isEmpty();
    }

    @Test
    void aFileThatIsAsItWasBeforeTheMistakeTouchesNoDevice() {
        follow();
        files.write("devices/a.yaml", "device: a\n");
        looks(2);
        files.write("devices/a.yaml", SOUND);
        looks(2);
        assertThat(applied).isEmpty();
        assertThat(state.notes()).isEmpty();
        assertThat(said(Level.INFO)).containsExactly("configuration files are in order again, no device has changed");
    }

    /** A directory that is away for a while, such as one on a network, takes no device with it. */
    @Test
    void aDirectoryThatIsNotThereIsAMistake() {
        follow();
        files.delete("devices/a.yaml");
        files.delete("devices");
        looks(2);
        assertThat(applied).isEmpty();
        assertThat(state.mistakes()).isEqualTo(1);
    }

    @Test
    void theWardAndItsLimitsWaitForARestart() {
        follow();
        files.gateway("Another name", "\"1\", \"2\"");
        looks(2);
        files.alarms(85);
        files.write("devices/b.yaml", pump("b", "2", "/dev/b"));
        looks(2);
        assertThat(said(Level.WARN))
                .containsExactly(
                        "configuration changed and not applied, it needs a restart of the gateway changed=gateway.yaml",
                        "configuration changed and not applied, it needs a restart of the gateway"
                                + " changed=gateway.yaml and the alarm profile");
        assertThat(devices()).containsExactly("a@1 /dev/a", "b@2 /dev/b");
        assertThat(state.isRestartNeeded()).isTrue();
        assertThat(state.notes())
                .containsExactly("gateway.yaml or the alarm profile has changed and waits for a restart");
        files.gateway("W", "\"1\", \"2\"");
        files.alarms(90);
        looks(2);
        assertThat(state.isRestartNeeded()).isFalse();
    }

    @Test
    void aDeviceAtABedThatIsNewWaitsForARestartToo() {
        follow();
        files.gateway("W", "\"1\", \"2\", \"3\"");
        files.write("devices/b.yaml", pump("b", "3", "/dev/b"));
        looks(2);
        assertThat(applied).isEmpty();
        assertThat(said(Level.ERROR).get(0))
                .isEqualTo("configuration refused DIR/devices/b.yaml:2:1:"
                        + " device 'b' stands at bed '3', which is new; restart the gateway to have it");
    }

    /** Between the reading for the start and the first look a file may change. */
    @Test
    void whatChangedBeforeTheFirstLookIsFound() {
        ConfigurationReload reload =
                new ConfigurationReload(files.load(), files::load, this::apply, state, time, Runnable::run);
        files.write("devices/a.yaml", pump("a", "1", "/dev/b"));
        reload.start();
        looks(2);
        assertThat(devices()).containsExactly("a@1 /dev/b");
    }

    @Test
    void profilesAndApprovedQueriesAreLookedAt() {
        follow();
        files.write("profiles/x.yaml", "profile: x\n");
        looks(2);
        assertThat(loads).isEqualTo(1);
        files.write("approved-queries.yaml", "queries: []\n");
        looks(2);
        assertThat(loads).isEqualTo(2);
    }

    @Test
    void aDefectIsToldAndTheFilesAreFollowedOn() {
        follow();
        duringLoad = () -> {
            throw new IllegalStateException("a defect");
        };
        files.write("devices/a.yaml", pump("a", "1", "/dev/b"));
        looks(2);
        looks(5);
        assertThat(said(Level.ERROR)).hasSize(1);
        assertThat(state.mistakes()).isEqualTo(1);
        duringLoad = () -> {};
        files.write("devices/a.yaml", pump("a", "1", "/dev/c"));
        looks(2);
        assertThat(devices()).containsExactly("a@1 /dev/c");
    }

    /** What has failed half way is found to differ at the next reading, and is tried again. */
    @Test
    void whatCouldNotBeAppliedIsTriedAgain() {
        follow();
        applying = () -> {
            throw new IllegalStateException("a line cannot begin");
        };
        files.write("devices/a.yaml", pump("a", "1", "/dev/b"));
        looks(2);
        applying = () -> {};
        files.write("devices/b.yaml", pump("b", "2", "/dev/d"));
        looks(2);
        assertThat(devices()).containsExactly("a@1 /dev/b", "b@2 /dev/d");
        assertThat(applied.get(applied.size() - 1).changed())
                .anyMatch(device -> device.before().deviceId().equals("a"));
    }

    @Test
    void nothingIsLookedAtAfterTheClose() {
        ConfigurationReload reload = follow();
        files.write("devices/a.yaml", pump("a", "1", "/dev/b"));
        reload.close();
        looks(5);
        assertThat(loads).isZero();
    }
}
