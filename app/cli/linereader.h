// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <istream>
#include <string>
#include <string_view>

namespace retort {

/// Lines of a stream, one after the other, as soon as each has come: another program may wait for the answer to one
/// before it sends the next. Reads in blocks and keeps one buffer, so that no length of input and no line grows it past
/// the longest line that is taken.
class LineReader {
public:
    LineReader(std::istream& in, std::size_t longest);

    /// False at the end of the input. A last line without newline counts.
    bool next();
    std::string_view line() const { return m_line; } ///< Without its newline and a carriage return before it.
    bool tooLong() const { return m_tooLong; }       ///< It was over `longest` bytes: line() is its beginning.
    bool blank() const;                              ///< Nothing but spaces and tabs.
    std::size_t number() const { return m_number; }  ///< From 1.

private:
    bool fill();
    void append(std::string_view piece);

    std::streambuf& m_in;
    std::size_t m_longest;
    std::string m_block;     ///< What was read last.
    std::string_view m_rest; ///< What of it belongs to lines that are yet to come.
    std::string m_line;
    std::size_t m_number = 0;
    bool m_tooLong = false;
};

} // namespace retort
