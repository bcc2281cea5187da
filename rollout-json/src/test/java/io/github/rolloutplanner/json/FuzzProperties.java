package io.github.rolloutplanner.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever is read: a plan, or an exception of ours. */
class FuzzProperties {
    private static final List<String> SNIPPETS = List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\\",
            "null",
            "true",
            "-",
            "1e9",
            "1e999",
            "0",
            ".",
            "\u0000",
            "\\u0000",
            "\uD800",
            "PT",
            "%",
            "x baseline",
            "< ",
            "999999999999999999999",
            "\"kind\": \"stated\"",
            "phase_",
            " (",
            ")");

    private final String contract;
    private final String detailed = RolloutJson.writeDetailed(Plans.everything());

    private final String running = RunningRolloutJson.write(Rollouts.everything());

    FuzzProperties() throws IOException {
        contract = Golden.resource("specification-example.json");
    }

    @Property(tries = 2_000)
    void aBrokenContract(@ForAll long seed) {
        readOrRefuse(mutated(contract, new Random(seed)));
    }

    @Property(tries = 1_000)
    void aBrokenDetailedForm(@ForAll long seed) {
        readOrRefuse(mutated(detailed, new Random(seed)));
    }

    @Property(tries = 1_000)
    void aBrokenSnapshot(@ForAll long seed) {
        String text = mutated(running, new Random(seed));
        JsonContractException thrown =
                catchThrowableOfType(JsonContractException.class, () -> RunningRolloutJson.readEdited(text));
        if (thrown == null) {
            RunningRollout rollout = RunningRolloutJson.readEdited(text);
            assertThat(RunningRolloutJson.read(RunningRolloutJson.write(rollout)))
                    .isEqualTo(rollout);
        } else {
            assertThat(thrown.problems()).isNotEmpty();
        }
    }

    @Property(tries = 500)
    void brokenBytes(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] bytes = contract.getBytes(StandardCharsets.UTF_8);
        for (int count = 1 + random.nextInt(5); count > 0; count--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        readOrRefuse(new String(bytes, StandardCharsets.UTF_8));
    }

    @Property(tries = 1_000)
    void anyText(@ForAll String text) {
        readOrRefuse(text);
    }

    /** A document with a few cuts, copies and insertions. */
    private static String mutated(String document, Random random) {
        StringBuilder text = new StringBuilder(document);
        for (int count = 1 + random.nextInt(4); count > 0; count--) {
            int from = random.nextInt(text.length());
            int to = Math.min(text.length(), from + random.nextInt(12));
            switch (random.nextInt(4)) {
                case 0 -> text.delete(from, to);
                case 1 -> text.insert(from, text.substring(from, to));
                case 2 -> text.replace(from, to, SNIPPETS.get(random.nextInt(SNIPPETS.size())));
                default -> text.setCharAt(from, (char) random.nextInt(128));
            }
        }
        return text.toString();
    }

    private static void readOrRefuse(String text) {
        JsonContractException thrown = Caught.reading(text);
        if (thrown == null) {
            RolloutPlan plan = RolloutJson.read(text);
            assertThat(RolloutJson.read(RolloutJson.writeDetailed(plan))).isEqualTo(plan);
        } else {
            assertThat(thrown.problems()).isNotEmpty();
        }
    }
}
