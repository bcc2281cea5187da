package io.github.rolloutplanner.json.export;

import com.fasterxml.jackson.core.type.TypeReference;
import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.json.node.Json;
import io.github.rolloutplanner.json.node.NodeProject;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** A flag system whose SDK runs on Node: a script asks it for many people at once, and the answers are kept. */
final class NodeSystem implements FlagSystem {
    private final String script;
    private final String document;
    private final Map<Person, Map<String, Object>> answers = new HashMap<>();

    NodeSystem(String script, String document) {
        this.script = script;
        this.document = document;
    }

    @Override
    public void prepare(Collection<Person> people) {
        List<Map<String, Object>> known = people.stream().map(NodeSystem::known).toList();
        String output = NodeProject.run(script, Json.write(Map.of("document", document, "people", known)));
        Iterator<List<List<Object>>> found = Json.read(output, new TypeReference<List<List<List<Object>>>>() {})
                .iterator();
        people.forEach(person -> answers.put(person, byKey(found.next())));
    }

    private static Map<String, Object> byKey(List<List<Object>> entries) {
        Map<String, Object> values = new HashMap<>();
        entries.forEach(entry -> values.put((String) entry.get(0), entry.get(1)));
        return values;
    }

    private static Map<String, Object> known(Person person) {
        Map<String, Object> known = new HashMap<>();
        known.put("id", person.id().orElse(null));
        known.put("segments", person.segments());
        known.put("attributes", person.others());
        return known;
    }

    @Override
    public FlagValue evaluate(String flagKey, FlagValue defaultValue, Person person) {
        if (!answers.containsKey(person)) {
            prepare(List.of(person));
        }
        Object answer = answers.get(person).get(flagKey);
        if (answer instanceof Boolean state) {
            return FlagValue.of(state);
        }
        return answer instanceof String variant ? FlagValue.of(variant) : defaultValue;
    }
}
