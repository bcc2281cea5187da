package io.github.rolloutplanner.json.operate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.rolloutplanner.operate.SourceException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Which flags a file of a flag system has. */
interface FlagNames {

    /**
     * Reads the names.
     *
     * @param file what is in the file
     * @param refusal what to throw if that is no file of the system
     */
    Set<String> in(byte[] file, Function<String, SourceException> refusal);

    /** Those of a system; empty if its documents are not known here. */
    static Optional<FlagNames> of(String system) {
        return Optional.ofNullable(ByPlace.SYSTEMS.get(system));
    }

    /**
     * Names in a JSON document, by the place at which they stand in that of a system.
     *
     * @param system the flag system
     * @param place a JSON Pointer to each name
     * @param areMembers whether the names are those of members, or texts
     * @param flagOf the flag that a name stands for
     */
    record ByPlace(String system, Pattern place, boolean areMembers, UnaryOperator<String> flagOf)
            implements FlagNames {
        private static final JsonFactory FACTORY = new JsonFactory();
        private static final Map<String, FlagNames> SYSTEMS = Map.of(
                "flagd", members("flagd", "/flags/[^/]*"),
                "LaunchDarkly", members("LaunchDarkly", "/flags/[^/]*"),
                "GrowthBook", members("GrowthBook", "/features/[^/]*"),
                "ConfigCat",
                        new ByPlace(
                                "ConfigCat",
                                Pattern.compile("/f/[^/]*"),
                                true,
                                name -> name.replaceFirst("\\.not-\\d+$", "")),
                "Unleash", texts("Unleash", "/features/\\d+/name"),
                "Microsoft feature management",
                        texts("Microsoft feature management", "/feature_management/feature_flags/\\d+/id"),
                "Flagsmith", texts("Flagsmith", "/feature_states/\\d+/feature/name"),
                "Togglz", new OfProperties());

        private static FlagNames members(String system, String place) {
            return new ByPlace(system, Pattern.compile(place), true, UnaryOperator.identity());
        }

        private static FlagNames texts(String system, String place) {
            return new ByPlace(system, Pattern.compile(place), false, UnaryOperator.identity());
        }

        @Override
        public Set<String> in(byte[] file, Function<String, SourceException> refusal) {
            Set<String> names = new TreeSet<>();
            JsonToken sought = areMembers ? JsonToken.FIELD_NAME : JsonToken.VALUE_STRING;
            try (JsonParser parser = FACTORY.createParser(file)) {
                for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                    if (token == sought && isPlace(parser)) {
                        names.add(flagOf.apply(areMembers ? parser.currentName() : parser.getText()));
                    }
                }
            } catch (IOException e) {
                throw refusal.apply("is no JSON, so it is no file of " + system + ".");
            }
            return names;
        }

        private boolean isPlace(JsonParser parser) {
            return place.matcher(parser.getParsingContext().pathAsPointer().toString())
                    .matches();
        }
    }

    /** Names in the properties of Togglz, where a feature has its strategy under its own name. */
    record OfProperties() implements FlagNames {
        private static final Pattern MORE = Pattern.compile("\\.(strategy|param\\..*)$");

        @Override
        public Set<String> in(byte[] file, Function<String, SourceException> refusal) {
            Properties properties = new Properties();
            try {
                properties.load(new ByteArrayInputStream(file));
            } catch (IOException | IllegalArgumentException e) {
                throw refusal.apply("has no properties, so it is no file of Togglz.");
            }
            Set<String> names = new TreeSet<>();
            properties
                    .stringPropertyNames()
                    .forEach(key -> names.add(MORE.matcher(key).replaceFirst("")));
            return names;
        }
    }
}
