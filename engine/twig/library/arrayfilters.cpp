// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/library/array/arraywork.h"
#include "engine/twig/library/callable.h"
#include "engine/twig/library/general/emptiness.h"

namespace retort::twig {

std::span<const Callable> arrayFilters()
{
    static const Value none{};
    static const Value empty(std::string_view("", 0));
    static const Callable table[] = {
        {.name = "batch",
         .phpName = "twig_array_batch",
         .parameters = {{.name = "size"},
                        {.name = "fill", .fallback = none},
                        {.name = "preserve_keys", .fallback = true}},
         .call = work::batch},
        {.name = "column",
         .phpName = "twig_array_column",
         .parameters = {{.name = "name"}, {.name = "index", .fallback = none}},
         .call = work::column},
        {.name = "default",
         .phpName = "_twig_default_filter",
         .parameters = {{.name = "default", .fallback = empty}},
         .call =
             [](std::span<const Value> arguments, Environment&) {
                 return isEmpty(arguments[0]) ? work::argument(arguments, 1, empty) : arguments[0];
             }},
        {.name = "filter",
         .phpName = "twig_array_filter",
         .parameters = {{.name = "arrow"}},
         .environment = true,
         .call = work::filter},
        {.name = "first", .phpName = "twig_first", .call = work::first},
        {.name = "join",
         .phpName = "twig_join_filter",
         .parameters = {{.name = "glue", .fallback = empty}, {.name = "and", .fallback = none}},
         .call = work::join},
        {.name = "keys", .phpName = "twig_get_array_keys_filter", .call = work::keys},
        {.name = "last", .phpName = "twig_last", .call = work::last},
        {.name = "length", .phpName = "twig_length_filter", .call = work::length},
        {.name = "map",
         .phpName = "twig_array_map",
         .parameters = {{.name = "arrow"}},
         .environment = true,
         .call = work::map},
        {.name = "merge", .phpName = "twig_array_merge", .parameters = {{.name = "arr2"}}, .call = work::merge},
        {.name = "reduce",
         .phpName = "twig_array_reduce",
         .parameters = {{.name = "arrow"}, {.name = "initial", .fallback = none}},
         .environment = true,
         .call = work::reduce},
        {.name = "reverse",
         .phpName = "twig_reverse_filter",
         .parameters = {{.name = "preserve_keys", .fallback = false}},
         .environment = true,
         .call = work::reverse},
        {.name = "slice",
         .phpName = "twig_slice",
         .parameters = {{.name = "start"},
                        {.name = "length", .fallback = none},
                        {.name = "preserve_keys", .fallback = false}},
         .environment = true,
         .call = work::slice},
        {.name = "sort",
         .phpName = "twig_sort_filter",
         .parameters = {{.name = "arrow", .fallback = none}},
         .environment = true,
         .call = work::sort},
    };
    return table;
}

} // namespace retort::twig
