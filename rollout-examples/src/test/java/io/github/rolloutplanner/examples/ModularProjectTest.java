package io.github.rolloutplanner.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project that is a module itself compiles, runs, passes through jlink, and finds the strategy that it provides. */
class ModularProjectTest {
    private static final String LINT = "-Xlint:all,-missing-explicit-ctor,-requires-automatic";
    private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

    @TempDir
    private Path directory;

    private Path shop;

    @BeforeEach
    void compileTheShop() {
        shop = compiled("modular", ModulePath.described());
    }

    @Test
    void itPlansByTheStrategyThatItProvides() {
        String path = join(shop, ModulePath.described());
        assertItPlans(printedBy(JAVA_HOME, "--module-path", path, "--module", "shop/shop.Shop"));
    }

    @Test
    void itPassesThroughJlink() {
        assumeTrue(canLink(), "This JDK has no jlink, or no modules to link.");
        Path image = directory.resolve("image");
        String path = join(shop, ModulePath.described());
        run("jlink", "--module-path", path, "--add-modules", "shop", "--output", image.toString());
        assertItPlans(printedBy(image, "--module", "shop/shop.Shop"));
    }

    @Test
    void itTestsItsStrategyByTheContract() {
        String path = join(shop, ModulePath.describedAnd("io.github.rolloutplanner.contract"));
        Path tests = compiled("modular-tests", path);
        assertThat(printedBy(
                        JAVA_HOME, "--module-path", join(tests, path), "--module", "shop.tests/shop.tests.ShopTests"))
                .matches("(\\d{3}) of \\1 passed\\s*");
    }

    /** They run on the class path, where all is visible, and are copied to where it is not. */
    @Test
    void theExamplesUseOnlyWhatIsExported() {
        assertThat(sources(Sources.DIRECTORY.resolve("src/main")))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(Path.of(file)).content().doesNotContain("rolloutplanner.internal"));
    }

    private static void assertItPlans(String json) {
        assertThat(json)
                .startsWith("{\n  \"feature\": \"Gift wrapping\",")
                .contains("\"rollout_strategy\": \"Half and Half\"")
                .endsWith("}");
    }

    /** The compiler has nothing to warn of: of the annotations in the library, nobody else needs the classes. */
    private Path compiled(String project, String modulePath) {
        Path classes = directory.resolve(project);
        List<String> arguments = new ArrayList<>(List.of("--release", "17", LINT, "-Werror"));
        arguments.addAll(List.of("--module-path", modulePath, "-d", classes.toString()));
        arguments.addAll(sources(Sources.DIRECTORY.resolve("src").resolve(project)));
        run("javac", arguments.toArray(String[]::new));
        return classes;
    }

    private static List<String> sources(Path project) {
        try (Stream<Path> files = Files.walk(project)) {
            return files.map(Path::toString)
                    .filter(file -> file.endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean canLink() {
        return ToolProvider.findFirst("jlink").isPresent()
                && (Files.exists(JAVA_HOME.resolve("jmods"))
                        || run("jlink", "--help").contains("Linking from run-time image enabled"));
    }

    private static String run(String tool, String... arguments) {
        StringWriter printed = new StringWriter();
        PrintWriter writer = new PrintWriter(printed);
        int result = ToolProvider.findFirst(tool).orElseThrow().run(writer, writer, arguments);
        assertThat(result).as(printed.toString()).isZero();
        return printed.toString();
    }

    private String printedBy(Path image, String... arguments) {
        List<String> command = new ArrayList<>(List.of(image.resolve("bin/java").toString()));
        command.addAll(List.of(arguments));
        Path errors = directory.resolve("errors.txt");
        try {
            Process process =
                    new ProcessBuilder(command).redirectError(errors.toFile()).start();
            String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor()).as(Files.readString(errors)).isZero();
            return printed;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String join(Path first, String others) {
        return first + File.pathSeparator + others;
    }
}
