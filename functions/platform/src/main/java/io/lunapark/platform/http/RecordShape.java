package io.lunapark.platform.http;

import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.beans.BeanProperty;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.config.annotation.SerdeConfig;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of a record as JSON knows them: each by its name and its aliases. */
final class RecordShape<T> {

    private final BeanIntrospection<T> bean;
    private final List<Argument<?>> fields;
    private final List<String> names;
    private final Map<String, Integer> byName;

    private RecordShape(
            BeanIntrospection<T> bean, List<Argument<?>> fields, List<String> names, Map<String, Integer> byName) {
        this.bean = bean;
        this.fields = fields;
        this.names = names;
        this.byName = byName;
    }

    static <T> RecordShape<T> of(BeanIntrospection<T> bean) {
        List<Argument<?>> fields = List.of(bean.getConstructorArguments());
        List<String> names = new ArrayList<>();
        Map<String, Integer> byName = new HashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            BeanProperty<T, Object> property =
                    bean.getProperty(fields.get(i).getName()).orElseThrow();
            String name = property.stringValue(SerdeConfig.class, SerdeConfig.PROPERTY)
                    .orElse(property.getName());
            names.add(name);
            byName.put(name, i);
            for (String alias : property.stringValues(SerdeConfig.class, SerdeConfig.ALIASES)) {
                byName.put(alias, i);
            }
        }
        return new RecordShape<>(bean, fields, List.copyOf(names), Map.copyOf(byName));
    }

    Class<T> type() {
        return bean.getBeanType();
    }

    List<Argument<?>> fields() {
        return fields;
    }

    String nameOf(int index) {
        return names.get(index);
    }

    @Nullable
    Integer indexOf(String name) {
        return byName.get(name);
    }

    T make(@Nullable Object[] values) {
        return bean.instantiate(false, values);
    }
}
