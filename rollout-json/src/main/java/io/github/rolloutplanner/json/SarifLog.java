package io.github.rolloutplanner.json;

import io.github.rolloutplanner.lint.Finding;
import io.github.rolloutplanner.lint.LintRule;
import io.github.rolloutplanner.lint.PlanLinter;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A log of SARIF 2.1.0 (OASIS standard, sections 3.13 to 3.35). */
final class SarifLog implements Document.Content {
    private static final List<String> RULES =
            PlanLinter.rules().stream().map(LintRule::id).toList();

    private final DocumentReport report;
    private final URI document;

    SarifLog(DocumentReport report, URI document) {
        this.report = report;
        this.document = document;
    }

    @Override
    public void write(JsonOut out) throws IOException {
        out.startObject();
        text("$schema", "https://json.schemastore.org/sarif-2.1.0.json", out);
        text("version", "2.1.0", out);
        out.key("runs");
        out.startArray();
        run(out);
        out.endArray();
        out.endObject();
    }

    private void run(JsonOut out) throws IOException {
        out.startObject();
        out.key("tool");
        out.startObject();
        driver(out);
        out.endObject();
        text("columnKind", "utf16CodeUnits", out);
        out.key("results");
        out.startArray();
        for (DocumentFinding finding : report.findings()) {
            result(finding, Optional.empty(), out);
        }
        for (DocumentReport.Suppressed suppressed : report.suppressed()) {
            result(suppressed.finding(), Optional.of(suppressed.reason()), out);
        }
        out.endArray();
        out.endObject();
    }

    private static void driver(JsonOut out) throws IOException {
        out.key("driver");
        out.startObject();
        text("name", "Rollout Planner", out);
        out.key("rules");
        out.startArray();
        for (LintRule rule : PlanLinter.rules()) {
            rule(rule, out);
        }
        out.endArray();
        out.endObject();
    }

    private static void rule(LintRule rule, JsonOut out) throws IOException {
        out.startObject();
        text("id", rule.id(), out);
        message("shortDescription", rule.rule().meaning(), out);
        message("help", rule.rule().meaning(), out);
        out.key("defaultConfiguration");
        out.startObject();
        text("level", level(rule.severity()), out);
        out.endObject();
        out.endObject();
    }

    private static String level(Finding.Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "note";
        };
    }

    private void result(DocumentFinding located, Optional<String> suppressed, JsonOut out) throws IOException {
        Finding finding = located.finding();
        out.startObject();
        text("ruleId", finding.rule(), out);
        out.key("ruleIndex");
        out.number(RULES.indexOf(finding.rule()));
        text("level", level(finding.severity()), out);
        message("message", finding.message() + " " + finding.advice(), out);
        out.key("locations");
        out.startArray();
        location(located, out);
        out.endArray();
        if (suppressed.isPresent()) {
            suppression(suppressed.get(), out);
        }
        out.endObject();
    }

    private void location(DocumentFinding located, JsonOut out) throws IOException {
        out.startObject();
        out.key("physicalLocation");
        out.startObject();
        out.key("artifactLocation");
        out.startObject();
        text("uri", document.toASCIIString(), out);
        out.endObject();
        out.key("region");
        out.startObject();
        out.key("startLine");
        out.number(located.line());
        out.key("startColumn");
        out.number(located.column());
        out.endObject();
        out.endObject();
        if (!located.pointer().isEmpty()) {
            logicalLocation(located.pointer(), out);
        }
        out.endObject();
    }

    private static void logicalLocation(String pointer, JsonOut out) throws IOException {
        out.key("logicalLocations");
        out.startArray();
        out.startObject();
        text("name", pointer.substring(pointer.lastIndexOf('/') + 1), out);
        text("fullyQualifiedName", pointer, out);
        out.endObject();
        out.endArray();
    }

    /** It is suppressed by a policy, outside of the document. */
    private static void suppression(String reason, JsonOut out) throws IOException {
        out.key("suppressions");
        out.startArray();
        out.startObject();
        text("kind", "external", out);
        text("justification", reason, out);
        out.endObject();
        out.endArray();
    }

    private static void message(String key, String text, JsonOut out) throws IOException {
        out.key(key);
        out.startObject();
        text("text", text, out);
        out.endObject();
    }

    private static void text(String key, String text, JsonOut out) throws IOException {
        out.key(key);
        out.text(text);
    }
}
