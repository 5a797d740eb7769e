package io.yujian.architecture;

import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethod;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.security.Allowed;
import io.yujian.platform.security.PublicEndpoint;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Lazy;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Habits of the code that a compiler does not hold. */
class HabitsTest {
    private static final DescribedPredicate<JavaClass> PRODUCT = new DescribedPredicate<>("the product's classes") {
        @Override
        public boolean test(JavaClass c) {
            String p = c.getPackageName();
            return p.startsWith("io.yujian.")
                    && !p.startsWith("io.yujian.simulator")
                    && !p.startsWith("io.yujian.embedded")
                    && !p.startsWith("io.yujian.bench");
        }
    };

    @Test
    void shouldTakeTimeFromTheInjectedClockOnly() {
        noClasses()
                .that(PRODUCT)
                .and()
                .resideOutsideOfPackages("io.yujian.platform.time..", "io.yujian.platform.id..")
                .should(callMethod(Instant.class, "now"))
                .orShould(callMethod(LocalDateTime.class, "now"))
                .orShould(callMethod(LocalDate.class, "now"))
                .orShould(callMethod(ZonedDateTime.class, "now"))
                .orShould(callMethod(System.class, "currentTimeMillis"))
                .orShould(callMethod(Clock.class, "systemUTC"))
                .orShould(callMethod(UUID.class, "randomUUID"))
                .orShould()
                .callConstructor(Date.class)
                .because("a thirty-day journey is tested in milliseconds: inject java.time.InstantSource")
                .check(Codebase.CLASSES);
    }

    @Test
    void shouldNameThingsByTheirWords() {
        noClasses()
                .that(PRODUCT)
                .should()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("DTO")
                .orShould()
                .haveSimpleNameEndingWith("VO")
                .orShould()
                .haveSimpleNameEndingWith("Constants")
                .because("name the thing by its word in docs/glossary.md")
                .check(Codebase.CLASSES);
    }

    @Test
    void shouldHaveFeaturePackagesNotLayers() {
        noClasses()
                .that(PRODUCT)
                .should()
                .resideInAnyPackage(
                        "..service..",
                        "..services..",
                        "..controller..",
                        "..controllers..",
                        "..dao..",
                        "..mapper..",
                        "..repository..",
                        "..entity..",
                        "..dto..",
                        "..vo..",
                        "..impl..",
                        "..util..",
                        "..utils..")
                .because("packages are features; put the controller beside what it is about")
                .check(Codebase.CLASSES);
    }

    @Test
    void shouldStateForEachEndpointWhoMayCallIt() {
        methods()
                .that()
                .areDeclaredInClassesThat(PRODUCT)
                .and()
                .areMetaAnnotatedWith(RequestMapping.class)
                .should()
                .beAnnotatedWith(Allowed.class)
                .orShould()
                .beAnnotatedWith(PublicEndpoint.class)
                .because("an endpoint without @Allowed(right) or @PublicEndpoint(reason) is refused at run time")
                .check(Codebase.CLASSES);
    }

    @Test
    void shouldStartControllersByRole() {
        classes()
                .that(PRODUCT)
                .and()
                .areAnnotatedWith(RestController.class)
                .should()
                .beAnnotatedWith(ConditionalOnRole.class)
                .because("a process starts only the entry points of its roles: add @ConditionalOnRole")
                .check(Codebase.CLASSES);
    }

    @Test
    void shouldInjectThroughConstructors() {
        fields().that()
                .areDeclaredInClassesThat(PRODUCT)
                .should()
                .notBeAnnotatedWith(Autowired.class)
                .because("constructor injection shows what a class needs")
                .check(Codebase.CLASSES);
        noClasses()
                .that(PRODUCT)
                .should()
                .beAnnotatedWith(Lazy.class)
                .because("a lazy bean hides a cycle: cut the cycle")
                .check(Codebase.CLASSES);
    }

    @Test
    void shouldScheduleThroughDutiesOnly() {
        methods()
                .that()
                .areDeclaredInClassesThat(PRODUCT)
                .should()
                .notBeAnnotatedWith(Scheduled.class)
                .because("write a Duty: it runs on one node at a time and moves to XXL-JOB when that is configured")
                .check(Codebase.CLASSES);
    }

    @Test
    void shouldKeepVendorsBehindTheirFences() {
        noClasses()
                .that(PRODUCT)
                .and()
                .resideOutsideOfPackage("io.yujian.gateway..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("me.chanjar..")
                .because("WxJava is the gateway's business: offer what you need as a channel or a gateway API")
                .check(Codebase.CLASSES);
        noClasses()
                .that(PRODUCT)
                .and()
                .resideOutsideOfPackages("io.yujian.platform..", "io.yujian.gateway..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.redisson..")
                .because("correctness never rests on Redis: use Wakeups, rate limits and caches of the platform")
                .check(Codebase.CLASSES);
        noClasses()
                .that(PRODUCT)
                .and()
                .resideOutsideOfPackage("io.yujian.platform.duty..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.xxl..")
                .because("write a Duty; the platform registers it")
                .check(Codebase.CLASSES);
    }

    @Test
    void shouldKeepTheEngineIgnorantOfNodesAndTriggers() {
        noClasses()
                .that()
                .resideInAPackage("io.yujian.journey.engine..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.yujian.journey.node.*..", "io.yujian.journey.trigger.*..")
                .because("a new node is one folder: give the engine an outcome or an effect it can handle by contract")
                .check(Codebase.CLASSES);
    }

    @Test
    void shouldKeepRawMapsOutOfPublicApis() {
        for (String module : new String[] {"gateway", "member", "coupon", "journey"}) {
            methods()
                    .that()
                    .areDeclaredInClassesThat()
                    .resideInAPackage("io.yujian." + module)
                    .should()
                    .notHaveRawReturnType(Object.class)
                    .allowEmptyShould(true)
                    .because("an API speaks in records")
                    .check(Codebase.CLASSES);
        }
    }
}
