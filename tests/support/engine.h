// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/english.h"
#include "engine/base/result.h"
#include "engine/json/document.h"

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

/// What the engine's tests share. Header only: they link nothing but what they test.
namespace retort::test {

/// The bytes of a file, by its path from the root of the sources.
inline std::string fileText(const std::string& path)
{
    std::ifstream file(RETORT_SOURCE_DIR "/" + path, std::ios::binary);
    if (!file)
        throw std::runtime_error("cannot read " + path);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// "7:14 /actions/0/sort_order: The reaction is a list, but has to be an object"
inline std::string lineOf(const Error& error)
{
    return std::to_string(error.place.line) + ":" + std::to_string(error.place.column) + " " + error.where + ": " +
           english(error.message);
}

/// The value, or an exception that says why there is none.
template <class T>
T must(Result<T> result)
{
    if (!result)
        throw std::runtime_error(lineOf(result.error()));
    return *std::move(result);
}

inline json::Document document(std::string text) { return must(json::Document::parse(std::move(text))); }

} // namespace retort::test
