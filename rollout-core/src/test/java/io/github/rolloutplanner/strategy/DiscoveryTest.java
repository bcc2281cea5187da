package io.github.rolloutplanner.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.policy.RolloutPolicy;
import io.github.rolloutplanner.reason.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Strategies of jars, found by real service files on a class path of their own, which no other test sees. */
class DiscoveryTest {
    @TempDir
    private Path jar;

    private Path services;

    @BeforeEach
    void createServicesFolder() throws IOException {
        services = Files.createDirectories(jar.resolve("META-INF/services"));
    }

    @Test
    void findsWhatAJarRegisters() throws IOException {
        register(ByRegion.class);
        Strategies found = discover();
        assertThat(found.get("by-region").label()).isEqualTo("By region");
        assertThat(found.get("canary").label()).isEqualTo("Canary");
    }

    @Test
    void plansWithWhatItFindsAndSaysSo() throws IOException {
        register(ByRegion.class, Wanting.class);
        RolloutPlan plan = RolloutPlanner.withPolicy(RolloutPolicy.standard())
                .withStrategies(discover())
                .describe("Gift cards")
                .newFeature()
                .plan();
        assertThat(plan.strategy().label()).isEqualTo("Wanting");
        assertThat(plan.strategy().reasons())
                .extracting(Reason::rule, Reason::facts)
                .containsExactly(
                        tuple("strategy.suits", Map.of("strategy", "Wanting", "class", Wanting.class.getName())));
    }

    @Test
    void saysWhichClassReplacesABuiltInStrategy() throws IOException {
        register(OtherPercentage.class);
        RolloutPlan plan = RolloutPlanner.withPolicy(RolloutPolicy.standard())
                .withStrategies(discover())
                .describe("Gift cards")
                .newFeature()
                .plan();
        assertThat(plan.strategy().reasons().toString()).contains(OtherPercentage.class.getName());
    }

    @Test
    void findsNothingWhereNothingIsRegistered() throws IOException {
        assertThatThrownBy(() -> discover().get("by-region")).isInstanceOf(StrategyNotFoundException.class);
    }

    @Test
    void namesBothClassesThatWantOneId() throws IOException {
        register(ByRegion.class, AlsoByRegion.class);
        assertThatThrownBy(this::discover)
                .isInstanceOf(StrategyProviderException.class)
                .hasMessageContaining(ByRegion.class.getName())
                .hasMessageContaining(AlsoByRegion.class.getName());
    }

    @Test
    void namesAClassThatIsMissing() throws IOException {
        register("com.example.Missing");
        assertThatThrownBy(this::discover)
                .isInstanceOf(StrategyProviderException.class)
                .hasMessageContaining("com.example.Missing")
                .hasMessageEndingWith("Correct its line, or add what it needs.");
    }

    @Test
    void namesAClassWhoseConstructorFails() throws IOException {
        register(Failing.class);
        assertThatThrownBy(this::discover)
                .isInstanceOf(StrategyProviderException.class)
                .hasMessage(
                        "The strategy io.github.rolloutplanner.strategy.DiscoveryTest$Failing cannot be created. Give it"
                                + " a public constructor without parameters that does not fail.")
                .hasRootCauseMessage("no configuration");
    }

    @Test
    void namesAClassThatIsNoStrategy() throws IOException {
        register(DiscoveryTest.class);
        assertThatThrownBy(this::discover)
                .isInstanceOf(StrategyProviderException.class)
                .hasMessageContaining(DiscoveryTest.class.getName());
    }

    @Test
    void namesAClassWhoseOwnNeedsAreMissing() throws IOException {
        register(NeedsMore.class);
        assertThatThrownBy(() -> Strategies.discover(new WithoutMore(loader())))
                .isInstanceOf(StrategyProviderException.class)
                .hasMessageContaining(NeedsMore.class.getName());
    }

    @Test
    void namesTheOneOfSeveralWhoseNeedsAreMissing() throws IOException {
        register("# ours", "", ByRegion.class.getName() + " # by region", NeedsMore.class.getName());
        assertThatThrownBy(() -> Strategies.discover(new WithoutMore(loader())))
                .isInstanceOf(StrategyProviderException.class)
                .hasMessageContaining("The strategy " + NeedsMore.class.getName() + " cannot be loaded");
    }

    private void register(Class<?>... providers) throws IOException {
        register(List.of(providers).stream().map(Class::getName).toArray(String[]::new));
    }

    private void register(String... providers) throws IOException {
        Files.write(services.resolve(RolloutStrategy.class.getName()), List.of(providers));
    }

    private Strategies discover() throws IOException {
        return Strategies.discover(loader());
    }

    private ClassLoader loader() throws MalformedURLException {
        return new URLClassLoader(new URL[] {jar.toUri().toURL()}, getClass().getClassLoader());
    }

    /** A strategy in a jar. */
    public static class ByRegion extends OwnStrategy {
        /** For the service loader. */
        public ByRegion() {
            this("by-region");
        }

        ByRegion(String id) {
            super(id, Step.last("Everywhere"));
        }

        @Override
        public String label() {
            return "By region";
        }
    }

    /** One in another jar, with the same id. */
    public static final class AlsoByRegion extends ByRegion {}

    /** One that wants every change. */
    public static final class Wanting extends ByRegion {
        /** For the service loader. */
        public Wanting() {
            super("wanting");
        }

        @Override
        public String label() {
            return "Wanting";
        }

        @Override
        public boolean suits(StrategyContext context) {
            return true;
        }
    }

    /** One that takes the id of a built-in strategy. */
    public static final class OtherPercentage extends ByRegion {
        /** For the service loader. */
        public OtherPercentage() {
            super("percentage");
        }
    }

    /** One that cannot be created. */
    public static final class Failing extends ByRegion {
        /** Fails. */
        public Failing() {
            throw new IllegalStateException("no configuration");
        }
    }

    /** One that needs a class of a jar that is not there. */
    public static final class NeedsMore extends More {}

    /** What is in that other jar. */
    public static class More extends ByRegion {}

    /** Loads {@link NeedsMore} itself and does not know {@link More}. */
    private static final class WithoutMore extends ClassLoader {
        WithoutMore(ClassLoader parent) {
            super(parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.equals(More.class.getName())) {
                throw new ClassNotFoundException(name);
            }
            return name.equals(NeedsMore.class.getName()) ? define(name) : super.loadClass(name, resolve);
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream code = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = code.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
