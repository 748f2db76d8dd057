// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/linereader.h"

#include <algorithm>
#include <streambuf>

namespace retort {

namespace {
constexpr std::size_t blockSize = std::size_t{64} << 10;
}

LineReader::LineReader(std::istream& in, std::size_t longest)
    : m_in(*in.rdbuf()), m_longest(longest), m_block(blockSize, '\0')
{}

/// Waits for input, and then takes what is there and no more: whoever writes may be waiting for us.
bool LineReader::fill()
{
    if (!m_rest.empty())
        return true;
    if (std::char_traits<char>::eq_int_type(m_in.sgetc(), std::char_traits<char>::eof()))
        return false;
    const auto ready = std::clamp<std::streamsize>(m_in.in_avail(), 1, static_cast<std::streamsize>(blockSize));
    m_rest = {m_block.data(), static_cast<std::size_t>(m_in.sgetn(m_block.data(), ready))};
    return true;
}

bool LineReader::next()
{
    m_line.clear();
    m_tooLong = false;
    if (!fill())
        return false;
    ++m_number;
    do {
        const std::size_t newline = m_rest.find('\n');
        append(m_rest.substr(0, newline));
        m_rest.remove_prefix(std::min(newline, m_rest.size()));
        if (!m_rest.empty()) {
            m_rest.remove_prefix(1);
            break;
        }
    } while (fill());
    if (m_line.ends_with('\r'))
        m_line.pop_back();
    return true;
}

void LineReader::append(std::string_view piece)
{
    const std::size_t room = m_longest - m_line.size();
    m_tooLong = m_tooLong || piece.size() > room;
    m_line += piece.substr(0, room);
}

bool LineReader::blank() const { return m_line.find_first_not_of(" \t\r") == std::string::npos; }

} // namespace retort
