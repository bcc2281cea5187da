package io.github.rolloutplanner.json;

import io.github.rolloutplanner.lint.Finding;
import io.github.rolloutplanner.lint.LintPolicy;
import io.github.rolloutplanner.lint.LintReport;
import io.github.rolloutplanner.lint.PlanLinter;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the places in a document that the linter speaks of. */
final class DocumentLint {
    private final PlanPlaces places;
    private final TextPlaces lines;

    private DocumentLint(PlanPlaces places, TextPlaces lines) {
        this.places = places;
        this.lines = lines;
    }

    static DocumentReport of(String text, Node root, ContractKeys form, RolloutPlan plan, LintPolicy policy) {
        LintReport report = PlanLinter.report(plan, policy);
        PlanPlaces places =
                form == DetailedPlan.FORM ? PlanPlaces.inDetail(root, plan) : PlanPlaces.inContract(root, plan);
        Set<String> pointers = Stream.concat(
                        report.findings().stream(), report.suppressed().stream().map(LintReport.Suppressed::finding))
                .map(finding -> pointer(places, finding))
                .collect(Collectors.toSet());
        return new DocumentLint(places, TextPlaces.of(text, pointers)).located(plan, report);
    }

    private static String pointer(PlanPlaces places, Finding finding) {
        return places.at(finding.path()).at().toString();
    }

    private DocumentReport located(RolloutPlan plan, LintReport report) {
        List<DocumentFinding> findings =
                report.findings().stream().map(this::located).toList();
        List<DocumentReport.Suppressed> suppressed = report.suppressed().stream()
                .map(one -> new DocumentReport.Suppressed(located(one.finding()), one.reason()))
                .toList();
        return new DocumentReport(plan, findings, suppressed);
    }

    private DocumentFinding located(Finding finding) {
        String pointer = pointer(places, finding);
        TextPlaces.Place place = lines.of(pointer);
        return new DocumentFinding(finding, pointer, place.line(), place.column());
    }
}
