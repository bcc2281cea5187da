package io.github.rolloutplanner.json;

import java.util.List;
import java.util.Optional;

/**
 * The JSON Schema of a form as it is published. What stands in another published schema is referred to there, by the
 * {@code $id} of that one.
 */
final class PublishedSchema {
    private static final String FOLDER = "https://rolloutplanner.github.io/schema/1/";

    private final Schema head;
    private final String id;
    private final NamedCodec<?> form;
    private final Definitions definitions;
    private final Schema root;

    private PublishedSchema(
            String id, String title, String description, NamedCodec<?> form, PublishedSchema... others) {
        this.head = head(id).with("title", title).with("description", description);
        this.id = id;
        this.form = form;
        this.definitions = new Definitions(List.of(others));
        this.root = form.definition(definitions);
    }

    private static Schema head(String id) {
        Schema head = new Schema().with("$schema", "https://json-schema.org/draft/2020-12/schema");
        return id.isEmpty() ? head : head.with("$id", id);
    }

    static PublishedSchema contract() {
        return new PublishedSchema(
                "",
                "Rollout plan",
                "The output contract of Rollout Planner: a complete plan for a gradual rollout.",
                ContractPlan.FORM);
    }

    static PublishedSchema detailed() {
        return new PublishedSchema(
                FOLDER + "detailed.schema.json",
                "Detailed rollout plan",
                "The output contract of Rollout Planner and, after its keys, everything the plan knows as typed values.",
                DetailedPlan.FORM);
    }

    static PublishedSchema running() {
        return new PublishedSchema(
                FOLDER + "running.schema.json",
                "Running rollout",
                "A rollout that Rollout Planner decides about: its plan, its policy, and what has become of it.",
                RunningForm.FORM,
                detailed());
    }

    static PublishedSchema journal() {
        return new PublishedSchema(
                "",
                "Rollout journal",
                "A line of a journal of Rollout Planner: how a rollout stood at first, then what happened to it.",
                JournalEntries.LINE,
                running(),
                detailed());
    }

    static PublishedSchema change() {
        return new PublishedSchema(
                FOLDER + "change.schema.json",
                "Change",
                "The facts about a change that Rollout Planner plans by. What has a usual value may be left out.",
                WrittenChange.FORM);
    }

    static PublishedSchema policy() {
        return new PublishedSchema(
                FOLDER + "policy.schema.json",
                "Rollout policy",
                "By what an organisation plans, as far as it differs from the standard, strict or fast policy of Rollout Planner.",
                PolicyForm.DECLARED);
    }

    /** Where another schema finds a form in this one; empty where it is not in it. */
    Optional<String> place(NamedCodec<?> codec) {
        return codec == form ? Optional.of(id) : definitions.place(codec).map(place -> id + place);
    }

    String text() {
        return Document.of(head.withAll(root).with("$defs", definitions.all())).text();
    }
}
