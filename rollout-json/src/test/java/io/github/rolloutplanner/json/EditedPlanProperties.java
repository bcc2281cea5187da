package io.github.rolloutplanner.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What people made of documents by hand: what can be read can be used for everything that a plan is for. */
class EditedPlanProperties {
    private static final List<JsonNode> DOCUMENTS = Documents.plans().values().stream()
            .map(RolloutJson::writeDetailed)
            .map(Trees::read)
            .toList();

    @Property(tries = 150)
    void whatIsReadCanBeUsed(@ForAll long seed) {
        Edits edits = new Edits(seed);
        JsonNode document = edits.one(DOCUMENTS);
        for (int count = edits.upTo(3); count > 0; count--) {
            document = edits.edited(document);
        }
        Edits.rewritten(document)
                .filter(text -> Caught.reading(text) == null)
                .map(RolloutJson::read)
                .ifPresent(Uses::all);
    }
}
