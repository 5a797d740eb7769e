package io.yujian.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import io.yujian.app.YujianApplication;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Who may know whom. What flows against the arrows is an event or an interface that the lower module offers. */
class ModuleWallsTest {
    private static final List<String> ARROW = List.of("platform", "gateway", "member", "coupon", "journey", "app");

    @Test
    void shouldKeepTheArrowBetweenModules() {
        for (int low = 0; low < ARROW.size(); low++) {
            for (int high = low + 1; high < ARROW.size(); high++) {
                noClasses()
                        .that()
                        .resideInAPackage("io.yujian." + ARROW.get(low) + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("io.yujian." + ARROW.get(high) + "..")
                        .because(
                                "a lower module never knows a higher one: offer an interface (like SendGuard) or an event")
                        .allowEmptyShould(true)
                        .check(Codebase.CLASSES);
            }
        }
    }

    @Test
    void shouldKeepCouponsFreeOfTheGateway() {
        noClasses()
                .that()
                .resideInAPackage("io.yujian.coupon..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.yujian.gateway..")
                .because("coupons are told of by events; messages about them are sent by journeys")
                .check(Codebase.CLASSES);
    }

    @Test
    void shouldUseOnlyTheBasePackageOfAnotherModule() {
        Map<String, String> modules = Map.of("gateway", "gateway", "member", "member", "coupon", "coupon");
        for (String module : modules.keySet()) {
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.yujian." + module + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.yujian." + module + ".*..")
                    .because("sub-packages are the module's own business: move what others need to its base package")
                    .check(Codebase.CLASSES);
        }
    }

    @Test
    void shouldKeepTheSimulatorApart() {
        noClasses()
                .that()
                .resideInAPackage("io.yujian.simulator..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.yujian.platform..", "io.yujian.gateway..", "io.yujian.member..")
                .because("a simulator that shares the gateway's code proves nothing about WeChat")
                .allowEmptyShould(true)
                .check(Codebase.CLASSES);
    }

    @Test
    void shouldPassModulithVerification() {
        ApplicationModules.of("io.yujian").verify();
    }

    @Test
    void shouldNotDependOnTheApplication() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.yujian.app..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(YujianApplication.class.getPackageName() + "..")
                .because("the application only assembles")
                .check(Codebase.CLASSES);
    }
}
