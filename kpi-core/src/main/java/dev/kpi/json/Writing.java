package dev.kpi.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.io.Serializable;

/** A serializer made of a method; serializable like the mapper it becomes a part of. */
final class Writing<T> extends StdSerializer<T> {
    private static final long serialVersionUID = 1L;

    private final Form<T> form;

    /** How a value is written. */
    interface Form<T> extends Serializable {
        void write(T value, JsonGenerator json) throws IOException;
    }

    Writing(Class<?> type, Form<T> form) {
        super(type, false);
        this.form = form;
    }

    @Override
    public void serialize(T value, JsonGenerator json, SerializerProvider provider) throws IOException {
        form.write(value, json);
    }
}
