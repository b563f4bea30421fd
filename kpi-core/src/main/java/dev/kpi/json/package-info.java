/**
 * Results as JSON, where Jackson is on the class path; nothing else here needs it.
 *
 * <p>Start from {@link dev.kpi.json.KpiModule}. Numbers are exact: decimals keep all their digits and never pass through
 * a double. What is undefined is {@code null}.
 *
 * <pre>{@code
 * ObjectMapper mapper = new ObjectMapper().findAndRegisterModules();
 * mapper.writeValueAsString(orders.by(month()).revenue());
 * }</pre>
 */
@NullMarked
package dev.kpi.json;

import org.jspecify.annotations.NullMarked;
