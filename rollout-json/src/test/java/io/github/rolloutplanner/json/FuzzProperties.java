package io.github.rolloutplanner.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.rolloutplanner.decision.RunningRollout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
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
            " days",
            "9,999,999 weeks ",
            "+50%",
            "canary",
            " (",
            ")");

    private final String contract;
    private final String detailed = RolloutJson.writeDetailed(Plans.everything());

    private final String running = RunningRolloutJson.write(Rollouts.everything());

    private final String change = ChangeJson.write(Changes.everything());
    private final String policy = PolicyJson.write(Policies.everything());

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

    @Property(tries = 2_000)
    void aBrokenChange(@ForAll long seed) {
        readOrRefuse(mutated(change, new Random(seed)), ChangeJson::read, ChangeJson::write);
    }

    @Property(tries = 2_000)
    void aBrokenPolicy(@ForAll long seed) {
        readOrRefuse(mutated(policy, new Random(seed)), PolicyJson::read, PolicyJson::write);
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
        readOrRefuse(text, ChangeJson::read, ChangeJson::write);
        readOrRefuse(text, PolicyJson::read, PolicyJson::write);
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
        readOrRefuse(text, RolloutJson::read, RolloutJson::writeDetailed);
    }

    private static <T> void readOrRefuse(String text, Function<String, T> reader, Function<T, String> writer) {
        JsonContractException thrown = catchThrowableOfType(JsonContractException.class, () -> reader.apply(text));
        if (thrown == null) {
            T value = reader.apply(text);
            assertThat(reader.apply(writer.apply(value))).isEqualTo(value);
        } else {
            assertThat(thrown.problems()).isNotEmpty();
        }
    }
}
