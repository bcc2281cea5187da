package io.github.rolloutplanner.json;

import static java.util.Objects.requireNonNull;

import java.net.URI;

/**
 * Writes what the linter says of a document as SARIF 2.1.0, which code review tools show beside the lines of the document.
 *
 * <pre>{@code
 * DocumentReport report = RolloutJson.lint(Files.readString(file));
 * Files.writeString(Path.of("rollout.sarif"), Sarif.write(report, URI.create("plans/checkout.json")));
 * }</pre>
 *
 * @since 0.1.0
 */
public final class Sarif {

    private Sarif() {}

    /**
     * Writes a report as one run of one tool: all rules with their meaning, and a result for each finding with its line and,
     * as a logical location, its JSON Pointer. An error is of level {@code error}, a warning of {@code warning}, an info of
     * {@code note}. What a policy suppresses is a result, too, with the reason as the justification of its suppression.
     *
     * @param report what {@link RolloutJson#lint(String)} says
     * @param document where the document is, relative to the root of the repository or absolute
     * @return a log of SARIF 2.1.0; the same report gives the same text
     */
    public static String write(DocumentReport report, URI document) {
        return Document.of(new SarifLog(requireNonNull(report, "report"), requireNonNull(document, "document")))
                .text();
    }
}
