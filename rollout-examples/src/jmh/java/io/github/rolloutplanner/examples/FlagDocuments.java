package io.github.rolloutplanner.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The flag {@code new-dashboard} as each system reads it: internal and beta users, and 5 % of the others. */
final class FlagDocuments {
    static final String KEY = "new-dashboard";

    static final String LAUNCH_DARKLY = """
            {"flags": {"new-dashboard": {"key": "new-dashboard", "version": 1, "on": true, "salt": "s", "variations": [true, false],
              "offVariation": 1, "prerequisites": [], "targets": [], "contextTargets": [],
              "rules": [
                {"id": "internal", "variation": 0, "clauses": [{"contextKind": "user", "attribute": "email", "op": "endsWith",
                  "values": ["@company.com"], "negate": false}]},
                {"id": "beta", "variation": 0, "clauses": [{"contextKind": "user", "attribute": "tier", "op": "in",
                  "values": ["beta"], "negate": false}]}],
              "fallthrough": {"rollout": {"kind": "rollout", "contextKind": "user", "bucketBy": "key",
                "variations": [{"variation": 0, "weight": 5000}, {"variation": 1, "weight": 95000}]}}}}}
            """;

    static final String UNLEASH = """
            {"version": 2, "segments": [], "features": [{"name": "new-dashboard", "type": "release", "enabled": true,
              "project": "default", "variants": [], "strategies": [
                {"name": "flexibleRollout", "parameters": {"rollout": "100", "stickiness": "userId", "groupId": "new-dashboard"},
                  "constraints": [{"contextName": "email", "operator": "STR_ENDS_WITH", "values": ["@company.com"]}]},
                {"name": "flexibleRollout", "parameters": {"rollout": "100", "stickiness": "userId", "groupId": "new-dashboard"},
                  "constraints": [{"contextName": "tier", "operator": "IN", "values": ["beta"]}]},
                {"name": "flexibleRollout", "parameters": {"rollout": "5", "stickiness": "userId", "groupId": "new-dashboard"},
                  "constraints": []}]}]}
            """;

    static final String CONFIG_CAT = """
            {"p": {"u": "https://configcat.invalid", "r": 0, "s": "c2FsdA=="}, "s": [], "f": {"new-dashboard": {"t": 0,
              "a": "Identifier", "v": {"b": false}, "i": "default",
              "r": [
                {"c": [{"u": {"a": "Email", "c": 32, "l": ["@company.com"]}}], "s": {"v": {"b": true}, "i": "internal"}},
                {"c": [{"u": {"a": "tier", "c": 28, "s": "beta"}}], "s": {"v": {"b": true}, "i": "beta"}}],
              "p": [{"p": 5, "v": {"b": true}, "i": "on"}, {"p": 95, "v": {"b": false}, "i": "off"}]}}}
            """;

    private FlagDocuments() {}

    /** A document in a file that is gone with the virtual machine. */
    static Path inFile(String document) {
        try {
            Path file = Files.createTempFile("flags", ".json");
            file.toFile().deleteOnExit();
            return Files.writeString(file, document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
