package io.github.rolloutplanner.json;

import io.github.rolloutplanner.change.Delivery;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How a change reaches its users, as people write it: by one word where no more is known of it. */
final class WrittenDelivery {
    private static final Map<String, Delivery> BY_WORD = new TreeMap<>(Map.of(
            "feature_flag", Delivery.featureFlag(),
            "deployment", Delivery.deployment(),
            "blue_green", Delivery.blueGreen(),
            "replacement", Delivery.replacement(),
            "configuration_push", Delivery.configurationPush(),
            "fleet", Delivery.fleet(),
            "infrastructure", Delivery.infrastructure(),
            "data_migration", Delivery.dataMigration(),
            "library", Delivery.library()));

    static final Codec<Delivery> DELIVERY = new ShortText<>(
            ShortText.text(
                    WrittenDelivery::word,
                    text -> Optional.ofNullable(BY_WORD.get(text)),
                    "an object with a kind, or one of " + String.join(", ", BY_WORD.keySet())),
            new LineCodec<>(DetailedDelivery.of(WrittenLength.LENGTH)));

    private WrittenDelivery() {}

    private static String word(Delivery delivery) {
        return BY_WORD.keySet().stream()
                .filter(word -> delivery.equals(BY_WORD.get(word)))
                .findFirst()
                .orElse("");
    }
}
