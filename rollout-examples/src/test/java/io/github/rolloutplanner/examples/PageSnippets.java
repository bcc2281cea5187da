package io.github.rolloutplanner.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/**
 * Runs the Java of a Markdown page, block after block, as a reader would who types it in. What a block needs and the reader
 * need not see stands before it, in a comment that starts with {@code <!-- given}.
 */
final class PageSnippets implements AutoCloseable {
    private static final Pattern JAVA =
            Pattern.compile("^<!-- given\\n(.*?)-->$|^```java\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final List<String> IMPORTS = List.of(
            "dev.openfeature.sdk.Client",
            "dev.openfeature.sdk.ImmutableContext",
            "dev.openfeature.sdk.OpenFeatureAPI",
            "dev.openfeature.sdk.Value",
            "java.time.*",
            "java.net.URI",
            "java.nio.file.Path",
            "java.util.*",
            "java.util.stream.*",
            "io.github.rolloutplanner.*",
            "io.github.rolloutplanner.assessment.*",
            "io.github.rolloutplanner.change.*",
            "io.github.rolloutplanner.decision.*",
            "io.github.rolloutplanner.diff.*",
            "io.github.rolloutplanner.evidence.*",
            "io.github.rolloutplanner.examples.*",
            "io.github.rolloutplanner.experiment.*",
            "io.github.rolloutplanner.flag.*",
            "io.github.rolloutplanner.json.*",
            "io.github.rolloutplanner.json.operate.*",
            "io.github.rolloutplanner.json.prometheus.*",
            "io.github.rolloutplanner.lint.*",
            "io.github.rolloutplanner.metric.*",
            "io.github.rolloutplanner.observation.*",
            "io.github.rolloutplanner.operate.*",
            "io.github.rolloutplanner.openfeature.*",
            "io.github.rolloutplanner.operate.*",
            "io.github.rolloutplanner.operate.sql.*",
            "io.github.rolloutplanner.plan.*",
            "io.github.rolloutplanner.policy.*",
            "io.github.rolloutplanner.portfolio.*",
            "io.github.rolloutplanner.reason.*",
            "io.github.rolloutplanner.rehearsal.*",
            "io.github.rolloutplanner.report.*",
            "io.github.rolloutplanner.schedule.*",
            "io.github.rolloutplanner.snippet.*",
            "io.github.rolloutplanner.strategy.*",
            "static io.github.rolloutplanner.metric.Level.timesBaseline",
            "static io.github.rolloutplanner.metric.Percentage.percent",
            "static io.github.rolloutplanner.reason.Fact.fact",
            "static java.time.Duration.ofMillis");

    private final JShell shell = JShell.builder().executionEngine("local").build();

    PageSnippets() {
        shell.addToClasspath(System.getProperty("java.class.path"));
        IMPORTS.forEach(imported -> run("import " + imported + ";"));
    }

    /** The blocks of a page, what is given included. */
    static List<String> of(String page) {
        List<String> blocks = new ArrayList<>();
        Matcher block = JAVA.matcher(page);
        while (block.find()) {
            blocks.add(block.group(1) == null ? block.group(2) : block.group(1));
        }
        return blocks;
    }

    /** What goes wrong in a block, statement by statement; nothing where all of it runs. */
    List<String> run(String block) {
        List<String> faults = new ArrayList<>();
        String rest = block;
        while (!rest.isBlank()) {
            CompletionInfo statement = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            if (statement.completeness() == SourceCodeAnalysis.Completeness.DEFINITELY_INCOMPLETE) {
                return List.of("incomplete: " + rest);
            }
            shell.eval(statement.source()).forEach(event -> fault(event).ifPresent(faults::add));
            rest = statement.remaining();
        }
        return faults;
    }

    private Optional<String> fault(SnippetEvent event) {
        if (event.exception() != null) {
            return Optional.of(event.snippet().source() + " throws " + event.exception());
        }
        List<String> errors = shell.diagnostics(event.snippet())
                .filter(diagnostic -> diagnostic.isError())
                .map(diagnostic -> diagnostic.getMessage(null))
                .toList();
        return errors.isEmpty()
                ? Optional.empty()
                : Optional.of(event.snippet().source() + " does not compile: " + errors);
    }

    @Override
    public void close() {
        shell.close();
    }
}
