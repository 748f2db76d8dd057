// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/value/sort.h"

#include "engine/twig/library/array/arraywork.h"
#include "engine/twig/value/array.h"
#include "engine/twig/value/compare.h"
#include "engine/twig/value/convert.h"

#include <numeric>

namespace retort::twig::work {

namespace {

/// What an arrow says of two items, as uasort() takes it.
class ArrowOrder {
public:
    ArrowOrder(Value arrow, Environment& environment) : m_arrow(arrow), m_environment(environment) {}

    std::int64_t operator()(Value a, Value b)
    {
        const Value said = ask(a, b);
        if (!said.isBool())
            return castInt(said);
        if (!m_warned) {
            m_warned = true;
            m_environment.deprecated("uasort(): Returning bool from comparison function is deprecated, return an "
                                     "integer less than, equal to, or greater than zero",
                                     phrase("twig.sort-by-truth"));
        }
        if (said.asBool())
            return 1;
        const std::int64_t other = castInt(ask(b, a)); // false may mean less, or equal
        return other > 0 ? -1 : other < 0 ? 1 : 0;
    }

private:
    Value ask(Value a, Value b)
    {
        const Value arguments[] = {a, b};
        return m_environment.call(m_arrow, arguments);
    }

    Value m_arrow;
    Environment& m_environment;
    bool m_warned = false;
};

template <class Order>
void sortWith(Value array, std::span<std::uint32_t> places, Order order, Environment& environment)
{
    std::size_t compared = 0;
    zendSort(places, [&](std::uint32_t a, std::uint32_t b) {
        if (++compared % 8 == 0)
            environment.spend(1);
        const auto result = order(valueAt(array, a), valueAt(array, b));
        return result != 0 ? (result > 0 ? 1 : -1) : a > b ? 1 : -1;
    });
}

} // namespace

// CoreExtension.php, twig_sort_filter.
Value sort(Arguments arguments, Environment& environment)
{
    const Value array = arguments[0];
    const Value arrow = argument(arguments, 1);
    if (!isArray(array))
        needsArray("sort", R"(The sort filter only works with arrays or "Traversable", got ")", oldTypeName(array),
                   R"(".)", environment);
    std::vector<std::uint32_t> places(countOf(array));
    environment.spend(places.size() / 4);
    std::iota(places.begin(), places.end(), std::uint32_t{0});
    if (arrow.isNull())
        sortWith(
            array, places, [&](Value a, Value b) { return compare(a, b, environment); }, environment);
    else
        sortWith(array, places, ArrowOrder(arrow, environment), environment);
    ArrayBuilder builder(environment, places.size());
    for (const std::uint32_t place : places)
        builder.set(keyAt(array, place), valueAt(array, place));
    return builder.take();
}

} // namespace retort::twig::work
