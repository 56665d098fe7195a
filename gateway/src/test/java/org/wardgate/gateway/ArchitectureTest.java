package org.wardgate.gateway;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundInvoker;
import io.netty.handler.timeout.IdleStateHandler;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardgate.device.fixture.DriverOffender;
import org.wardgate.gateway.alarm.fixture.AlarmOffender;
import org.wardgate.gateway.fixture.GatewayOffender;
import org.wardgate.gateway.fixture.one.One;
import org.wardgate.gateway.fixture.two.Two;
import org.wardgate.model.fixture.CoreOffender;
import org.wardgate.simulator.fixture.SimulatorOffender;

/** Who may know whom, over the production classes of all modules. Each rule is shown to be broken by code that breaks it. */
class ArchitectureTest {
    /** All that is not one of these is the core. */
    private static final String[] ABOVE_THE_CORE = {
        "org.wardgate.device..", "org.wardgate.simulator..", "org.wardgate.gateway.."
    };

    private static final String[] AT_THE_GUARD = {
        "org.wardgate.device.guard..", "org.wardgate.device.session..", "org.wardgate.device.line.."
    };

    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/"))
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("org.wardgate");
    private static final JavaClasses OFFENDERS = new ClassFileImporter()
            .importClasses(
                    CoreOffender.class,
                    DriverOffender.class,
                    SimulatorOffender.class,
                    AlarmOffender.class,
                    GatewayOffender.class,
                    One.class,
                    Two.class);

    /**
     * One rule.
     *
     * @param rule the rule.
     * @param breaches what is reported of the offenders, each in one of the details.
     */
    record Case(ArchRule rule, List<String> breaches) {
        @Override
        public String toString() {
            return rule.getDescription();
        }
    }

    static Stream<Case> rules() {
        return Stream.of(
                new Case(
                        noClasses()
                                .that()
                                .resideOutsideOfPackages(ABOVE_THE_CORE)
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(
                                        "io.netty..",
                                        "com.fazecast..",
                                        "org.wardgate.device..",
                                        "org.wardgate.simulator..",
                                        "org.wardgate.gateway.."),
                        List.of("ByteBuf", "LineAddress", "Patient", "WardListener")),
                new Case(
                        noClasses()
                                .that()
                                .resideInAPackage("org.wardgate.device..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage("org.wardgate.simulator..", "org.wardgate.gateway.."),
                        List.of("Patient", "WardListener")),
                new Case(
                        noClasses()
                                .that()
                                .resideInAPackage("org.wardgate.simulator..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage("org.wardgate.device..", "org.wardgate.gateway.."),
                        List.of("DriverContext", "WardListener")),
                new Case(
                        noClasses()
                                .that()
                                .resideOutsideOfPackage("org.wardgate.device.line..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("com.fazecast.."),
                        List.of("SerialPort")),
                new Case(
                        noClasses()
                                .that()
                                .resideOutsideOfPackages(
                                        "org.wardgate.gateway.station..", "org.wardgate.gateway.bench..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("io.netty.handler.codec.http.."),
                        List.of("HttpMethod")),
                new Case(
                        noClasses()
                                .that()
                                .resideOutsideOfPackages("org.wardgate.gateway.bench..", "org.wardgate.gateway.cli..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("org.wardgate.gateway.bench.."),
                        List.of("bench.Report")),
                new Case(
                        noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging.."),
                        List.of("java.util.logging.Logger")),
                new Case(
                        noClasses()
                                .that()
                                .resideInAPackage("org.wardgate.gateway.alarm..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage("io.netty..", "java.io..", "java.nio..", "org.slf4j.."),
                        List.of("EventLoop", "java.io.File", "java.nio.file.Path", "org.slf4j.Logger")),
                new Case(
                        noClasses()
                                .that()
                                .resideOutsideOfPackage("org.wardgate.time..")
                                .should()
                                .accessTargetWhere(
                                        describe("is a clock, a timer or chance", ArchitectureTest::isClock)),
                        List.of(
                                "millis()",
                                "nanos()",
                                "reference()",
                                "instant()",
                                "dateTime()",
                                "date(java.time.Clock)",
                                "clock()",
                                "sleep()",
                                "sleepUnit()",
                                "schedule(",
                                "scheduleAtRate(",
                                "idle()",
                                "chance()",
                                "unseeded()",
                                "local()")),
                new Case(
                        noClasses()
                                .that()
                                .resideInAPackage("org.wardgate.device..")
                                .and()
                                .resideOutsideOfPackages(AT_THE_GUARD)
                                .should()
                                .accessTargetWhere(describe("is an outbound write", ArchitectureTest::isWrite)),
                        List.of("sendByChannel(", "sendByContext(", "sendByPipeline(", "sendUnsafely(")),
                new Case(
                        noFields()
                                .that()
                                .areDeclaredInClassesThat(inDriverPackages())
                                .should()
                                .haveRawType(assignableTo(ChannelOutboundInvoker.class)),
                        List.of("DriverOffender.channel>", "DriverOffender.context>")),
                new Case(
                        noClasses()
                                .that()
                                .resideOutsideOfPackage("org.wardgate.gateway.cli..")
                                .should()
                                .accessTargetWhere(
                                        describe("is a standard stream", ArchitectureTest::isStandardStream)),
                        List.of("java.lang.System.out>", "java.lang.System.err>")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void productionCodeKeepsTheRule(Case one) {
        one.rule.check(PRODUCTION);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void codeThatBreaksTheRuleIsFound(Case one) {
        EvaluationResult result = one.rule.evaluate(OFFENDERS);

        assertThat(result.hasViolation()).isTrue();
        List<String> details = result.getFailureReport().getDetails();
        for (String breach : one.breaches) {
            assertThat(details).as(breach).anyMatch(detail -> detail.contains(breach));
        }
    }

    /** Within each module; the first pattern takes the packages of the core and the other modules as one each. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.wardgate.(*)..",
                "org.wardgate.device.(*)..",
                "org.wardgate.simulator.(*)..",
                "org.wardgate.gateway.(*).."
            })
    void noPackagesKnowEachOther(String packages) {
        noCycles(packages).check(PRODUCTION);
    }

    @Test
    void packagesThatKnowEachOtherAreFound() {
        EvaluationResult result = noCycles("org.wardgate.gateway.fixture.(*)..").evaluate(OFFENDERS);

        assertThat(result.getFailureReport().getDetails())
                .singleElement()
                .asString()
                .contains("Cycle detected");
    }

    /** The rules are about nothing where the importer finds nothing. */
    @Test
    void allModulesAreLookedAtAndNoTestIs() {
        assertThat(PRODUCTION.stream().map(JavaClass::getPackageName).distinct())
                .contains(
                        "org.wardgate.time",
                        "org.wardgate.model",
                        "org.wardgate.device.guard",
                        "org.wardgate.device.alaris",
                        "org.wardgate.simulator.host",
                        "org.wardgate.gateway.alarm",
                        "org.wardgate.gateway.station")
                .noneMatch(name -> name.contains("fixture") || name.contains("testing"));
        assertThat(PRODUCTION.stream().map(JavaClass::getSimpleName)).noneMatch(name -> name.endsWith("Test"));
    }

    /** A seed makes chance repeatable. */
    @Test
    void chanceWithASeedIsAllowed() {
        assertThat(OFFENDERS.get(GatewayOffender.class).getMethod("seeded").getAccessesFromSelf())
                .isNotEmpty()
                .noneMatch(ArchitectureTest::isClock);
    }

    private static ArchRule noCycles(String packages) {
        return slices().matching(packages).should().beFreeOfCycles();
    }

    private static DescribedPredicate<JavaClass> inDriverPackages() {
        return JavaClass.Predicates.resideInAPackage("org.wardgate.device..")
                .and(JavaClass.Predicates.resideOutsideOfPackages(AT_THE_GUARD));
    }

    private static boolean isClock(JavaAccess<?> access) {
        AccessTarget target = access.getTarget();
        JavaClass owner = target.getOwner();
        String name = target.getName();
        return switch (owner.getFullName()) {
            case "java.lang.System" -> Set.of("currentTimeMillis", "nanoTime").contains(name);
            case "java.lang.Thread", "java.util.concurrent.TimeUnit" -> name.equals("sleep");
            case "java.lang.Math" -> name.equals("random");
            case "java.util.concurrent.ThreadLocalRandom", "java.util.Timer", "io.netty.util.HashedWheelTimer" -> true;
            default ->
                (owner.getPackageName().equals("java.time") && name.equals("now"))
                        || owner.isAssignableTo(java.time.Clock.class)
                        || (owner.isAssignableTo(ScheduledExecutorService.class) && name.startsWith("schedule"))
                        || owner.isAssignableTo(IdleStateHandler.class)
                        || isUnseeded(owner, target);
        };
    }

    private static boolean isUnseeded(JavaClass owner, AccessTarget target) {
        return owner.isAssignableTo(Random.class)
                && target instanceof AccessTarget.ConstructorCallTarget constructor
                && constructor.getRawParameterTypes().isEmpty();
    }

    private static boolean isWrite(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        boolean outbound =
                owner.isAssignableTo(ChannelOutboundInvoker.class) || owner.isAssignableTo(Channel.Unsafe.class);
        return outbound && Set.of("write", "writeAndFlush", "flush").contains(access.getName());
    }

    private static boolean isStandardStream(JavaAccess<?> access) {
        return (access.getTargetOwner().isEquivalentTo(System.class)
                        && Set.of("out", "err", "in").contains(access.getName()))
                || (access.getTargetOwner().isAssignableTo(Throwable.class)
                        && access.getName().equals("printStackTrace")
                        && access.getTarget() instanceof AccessTarget.MethodCallTarget method
                        && method.getRawParameterTypes().isEmpty());
    }
}
