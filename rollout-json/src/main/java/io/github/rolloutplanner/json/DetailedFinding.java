package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.Scalars.TEXT;

import io.github.rolloutplanner.lint.Finding;
import io.github.rolloutplanner.lint.FindingSeverity;
import java.io.IOException;

/** What the linter says of the plan. */
final class DetailedFinding extends ObjectCodec<Finding> {
    private final Field<String> rule = required("rule", TEXT);
    private final Field<FindingSeverity> severity = required("severity", WordCodec.lowerCase(FindingSeverity.class));
    private final Field<String> path = required("path", TEXT);
    private final Field<String> message = required("message", TEXT);
    private final Field<String> advice = required("advice", TEXT);

    DetailedFinding() {
        super("finding");
    }

    @Override
    void put(Finding finding, JsonOut out) throws IOException {
        out.put(rule, finding.rule());
        out.put(severity, finding.severity());
        out.put(path, finding.path());
        out.put(message, finding.message());
        out.put(advice, finding.advice());
    }

    @Override
    Finding build(Members members) {
        return new Finding(
                members.get(rule), members.get(severity), members.get(path), members.get(message), members.get(advice));
    }
}
