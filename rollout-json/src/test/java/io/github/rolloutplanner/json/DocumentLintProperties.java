package io.github.rolloutplanner.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.rolloutplanner.lint.LintPolicy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** However broken a plan is, what is found leads to a place that its document has. */
class DocumentLintProperties {
    private static final List<String> CONTRACTS =
            Documents.plans().values().stream().map(RolloutJson::write).toList();
    private static final List<String> DETAILS =
            Documents.plans().values().stream().map(RolloutJson::writeDetailed).toList();

    /** What only the detailed form has a place for, and then only where it is known. */
    private static final Set<String> OF_THE_WHOLE = Set.of("population", "exposure", "experiment", "suppressions");

    @Property(tries = 300)
    void eachPointerOfAContractLeadsToAValue(@ForAll long seed) {
        Edits edits = new Edits(seed);
        broken(edits.one(CONTRACTS), edits).ifPresent(DocumentLintProperties::assertLocated);
    }

    @Property(tries = 300)
    void eachPointerOfADetailedDocumentLeadsToAValue(@ForAll long seed) {
        Edits edits = new Edits(seed);
        JsonNode root = Trees.read(edits.one(DETAILS));
        for (int edit = edits.upTo(4); edit > 0; edit--) {
            root = edits.edited(root);
        }
        Edits.rewritten(root).ifPresent(DocumentLintProperties::assertLocated);
    }

    /** A document with some values edited, if it still is one of a plan. */
    private static Optional<String> broken(String document, Edits edits) {
        JsonNode root = Trees.read(document);
        for (int edit = edits.upTo(4); edit > 0; edit--) {
            root = edits.editedAnywhere(root);
        }
        try {
            RolloutJson.read(root.toString());
            return Optional.of(root.toString());
        } catch (JsonContractException refused) {
            return Optional.empty();
        }
    }

    private static void assertLocated(String document) {
        JsonNode root = Trees.read(document);
        LintPolicy policy = LintPolicy.standard().suppressing("phases.jump", "Our own users.");
        for (DocumentFinding found : RolloutJson.lint(document, policy).findings()) {
            assertThat(root.at(found.pointer()).isMissingNode())
                    .as(found.toString())
                    .isFalse();
            String part = found.finding().path().split("[.\\[]", 2)[0];
            assertThat(found.pointer().isEmpty() && !OF_THE_WHOLE.contains(part))
                    .as(found.toString())
                    .isFalse();
        }
    }
}
