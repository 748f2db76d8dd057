// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/condition/values/listedit.h"

#include "engine/json/edit.h"
#include "engine/json/pointer.h"
#include "engine/json/write.h"
#include "ui/common/fonts.h"
#include "ui/common/label.h"
#include "ui/common/metrics.h"
#include "ui/common/paint.h"
#include "ui/common/say.h"
#include "ui/condition/build/linelayout.h"
#include "ui/condition/values/choiceedit.h"
#include "ui/condition/values/itemchip.h"
#include "ui/condition/values/numberedit.h"

#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

#include <algorithm>
#include <cmath>

namespace retort {

namespace {

constexpr int padding = 4;

bool isNumber(const std::string& item)
{
    return !item.empty() && (item[0] == '-' || (item[0] >= '0' && item[0] <= '9'));
}

/// A text without its quotes, anything else as it is written.
QString plain(const std::string& item)
{
    const auto document = json::Document::parse(item);
    return fromUtf8(document ? document->stringOf(0).value_or(item) : item);
}

QString shown(const std::string& item)
{
    const QString text = plain(item);
    return text.isEmpty() ? ListEdit::tr("empty text") : text;
}

} // namespace

bool ListEdit::canShow(const std::string& json)
{
    const auto document = json::Document::parse(json);
    if (!document || document->root().kind != json::Kind::Array || document->root().children > 200)
        return false;
    const auto& nodes = document->nodes();
    return std::none_of(nodes.begin() + 1, nodes.end(), [](const json::Document::Node& node) {
        return node.kind == json::Kind::Array || node.kind == json::Kind::Object;
    });
}

ListEdit::ListEdit(QWidget* parent) : QWidget(parent), m_line(new ChoiceEdit(this)), m_layout(new LineLayout(this))
{
    m_layout->setContentsMargins(padding, padding, padding, padding);
    m_line->setFrame(false);
    m_line->setPlaceholderText(tr("Add a value"));
    m_line->installEventFilter(this);
    m_layout->add(m_line, true, LineLayout::Place::Flow);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setFocusProxy(m_line);
    setCursor(Qt::IBeamCursor);
    connect(m_line, &QLineEdit::returnPressed, this, &ListEdit::add);
    connect(m_line, &FieldEdit::left, this, [this] {
        add();
        Q_EMIT left();
    });
}

ListEdit::~ListEdit()
{
    m_line->disconnect(this); // a window that closes takes the focus from it, when this is half gone
    m_line->removeEventFilter(this);
    for (ItemChip* chip : m_chips)
        chip->removeEventFilter(this);
    if (m_itemLine) {
        m_itemLine->disconnect(this);
        m_itemLine->removeEventFilter(this);
    }
}

void ListEdit::setName(const QString& name)
{
    m_name = name;
    m_line->setAccessibleName(name);
    m_line->setAccessibleDescription(tr("%n value(s) so far. Enter adds what is typed, a comma stands between several; "
                                        "Left goes to those that are there.",
                                        nullptr, static_cast<int>(m_items.size())));
}

void ListEdit::setChoices(std::vector<Completion> choices)
{
    m_choices = std::move(choices);
    std::vector<Completion> rest; // what is in the list is no choice
    for (const Completion& choice : m_choices) {
        const auto has = [&](const std::string& item) { return shown(item) == choice.text; };
        if (std::none_of(m_items.begin(), m_items.end(), has))
            rest.push_back(choice);
    }
    m_line->setChoices(std::move(rest));
}

void ListEdit::showList(const std::string& json)
{
    if (m_itemLine && json != m_json)
        finishItem(false); // the list is another one
    m_json = json;
    m_items.clear();
    if (const auto document = json::Document::parse(json)) {
        for (auto i = document->root().firstChild; i != json::Document::none; i = document->node(i).next)
            m_items.emplace_back(document->textOf(i));
    }
    while (m_chips.size() > m_items.size()) {
        ItemChip* chip = m_chips.back();
        m_chips.pop_back();
        if (chip->hasFocus())
            m_line->setFocus(Qt::OtherFocusReason);
        m_layout->removeWidget(chip);
        chip->hide();
        chip->deleteLater();
    }
    while (m_chips.size() < m_items.size()) {
        auto* chip = new ItemChip(this);
        const std::size_t position = m_chips.size();
        chip->installEventFilter(this);
        connect(chip, &ItemChip::removeWished, this, [this, position] { removeAt(position); });
        connect(chip, &ItemChip::editWished, this, [this, position] { editAt(position); });
        m_layout->insert(static_cast<int>(position), chip);
        m_chips.push_back(chip);
        chip->show();
    }
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        const QString text = shown(m_items[i]);
        if (m_chips[i]->text() != text) {
            m_chips[i]->setText(text);
            m_chips[i]->updateGeometry();
            m_chips[i]->update();
        }
        m_chips[i]->setAccessibleName(
            tr("%1, value %2 of %3").arg(text).arg(i + 1).arg(static_cast<qsizetype>(m_items.size())));
        m_chips[i]->setToolTip(tipText(isNumber(m_items[i]) ? tr("%1, a number").arg(text) : text));
    }
    setName(m_name);
    setChoices(m_choices);
    m_line->setPlaceholderText(m_items.empty() ? tr("Add a value") : tr("Add"));
    updateGeometry();
}

void ListEdit::finish()
{
    finishItem(true);
    add();
}

void ListEdit::abandon()
{
    finishItem(false);
    m_line->clear();
}

void ListEdit::focusValue() { m_line->setFocus(Qt::OtherFocusReason); }

std::string ListEdit::itemOf(const QString& text) const
{
    const std::string typed = text.toStdString();
    const bool numbers = m_type == "number" || m_type == "integer" ||
                         (m_type.empty() && !m_items.empty() && std::all_of(m_items.begin(), m_items.end(), isNumber));
    if (numbers) {
        const std::string number = NumberEdit::finished(text.toStdString());
        if (!number.empty())
            return number;
    }
    if (m_type == "boolean" && (typed == "true" || typed == "false"))
        return typed;
    return json::quoted(typed);
}

/// The values of a line: commas, semicolons and line ends stand between them, but not within quotation marks, in a
/// number that is written so, or in a value that was seen.
QStringList ListEdit::separated(const QString& text) const
{
    const QString whole = text.trimmed();
    const bool seen =
        std::any_of(m_choices.begin(), m_choices.end(), [&](const Completion& choice) { return choice.text == whole; });
    if (seen || !NumberEdit::finished(whole.toStdString()).empty())
        return {whole};
    QStringList values;
    QString value;
    bool quoted = false;
    const auto end = [&] {
        if (!value.trimmed().isEmpty())
            values << value.trimmed();
        value.clear();
    };
    for (const QChar c : whole) {
        if (c == u'"' && (quoted || value.trimmed().isEmpty()))
            quoted = !quoted;
        else if (!quoted && (c == u',' || c == u';' || c == u'\n' || c == u'\r'))
            end();
        else
            value += c;
    }
    end();
    return quoted ? QStringList{whole} : values;
}

void ListEdit::take(const std::string& json)
{
    showList(json);
    Q_EMIT edited(json);
}

void ListEdit::add()
{
    const QString text = m_line->text().trimmed();
    if (text.isEmpty() || m_adding)
        return;
    m_adding = true; // clearing the line must not add it once more
    m_line->clear();
    addLines(text);
    m_adding = false;
}

void ListEdit::addLines(const QString& text)
{
    auto document = json::Document::parse(m_json);
    if (!document)
        return;
    std::vector<std::string> wanted;
    if (canShow(text.toStdString())) { // somebody who thinks in JSON
        const auto list = json::Document::parse(text.toStdString());
        for (auto i = list->root().firstChild; i != json::Document::none; i = list->node(i).next)
            wanted.emplace_back(list->textOf(i));
    } else {
        for (const QString& value : separated(text))
            wanted.push_back(itemOf(value));
    }
    std::vector<std::string> items = m_items;
    for (const std::string& item : wanted) {
        if (std::find(items.begin(), items.end(), item) != items.end())
            continue; // a list has nothing from the same value twice
        items.push_back(item);
        auto next = json::insertItem(*document, "", document->root().children, item);
        if (next)
            document = std::move(next);
    }
    if (document->text() != m_json)
        take(document->text());
}

void ListEdit::removeAt(std::size_t position)
{
    const auto document = json::Document::parse(m_json);
    const auto next = document ? json::remove(*document, json::child("", position)) : document;
    if (!next)
        return;
    const bool hadFocus = std::any_of(m_chips.begin(), m_chips.end(), [](ItemChip* chip) { return chip->hasFocus(); });
    take(next->text());
    if (hadFocus)
        focusChip(position);
    Q_EMIT left();
}

void ListEdit::editAt(std::size_t position)
{
    finishItem(true);
    if (position >= m_items.size())
        return;
    Q_EMIT left(); // a step of its own
    m_edited = position;
    m_itemLine = new ChoiceEdit(this);
    m_itemLine->setFrame(false);
    m_itemLine->setText(plain(m_items[position]));
    m_itemLine->setAccessibleName(
        tr("%1, value %2 of %3").arg(m_name).arg(position + 1).arg(static_cast<qsizetype>(m_items.size())));
    m_itemLine->setAccessibleDescription(tr("Enter takes the text, Escape leaves the value as it was."));
    m_itemLine->installEventFilter(this);
    connect(m_itemLine, &FieldEdit::left, this, [this] { finishItem(true); });
    connect(m_itemLine, &QLineEdit::returnPressed, this, [this] {
        finishItem(true);
        focusChip(m_edited);
    });
    m_layout->insert(static_cast<int>(position), m_itemLine);
    m_chips[position]->hide();
    m_itemLine->show();
    m_itemLine->setFocus(Qt::OtherFocusReason);
    m_itemLine->selectAll();
    updateGeometry();
}

/// What an item becomes: a number that is still one stays a number, a text stays a text.
std::string ListEdit::editedItem(const std::string& item, const QString& text) const
{
    if (item.starts_with('"'))
        return json::quoted(text.toStdString());
    if (isNumber(item)) {
        const std::string number = NumberEdit::finished(text.toStdString());
        if (!number.empty())
            return number;
    } else if (text == u"true" || text == u"false" || text == u"null") {
        return text.toStdString();
    }
    return itemOf(text);
}

void ListEdit::finishItem(bool taken)
{
    if (!m_itemLine)
        return;
    ChoiceEdit* line = m_itemLine;
    m_itemLine = nullptr;
    line->disconnect(this);
    line->removeEventFilter(this);
    const QString text = line->text();
    if (line->hasFocus())
        setFocus(Qt::OtherFocusReason);
    m_layout->removeWidget(line);
    line->hide();
    line->deleteLater();
    if (m_edited < m_chips.size())
        m_chips[m_edited]->show();
    updateGeometry();
    if (!taken || m_edited >= m_items.size() || text == plain(m_items[m_edited]))
        return;
    if (text.isEmpty()) {
        removeAt(m_edited);
        return;
    }
    const auto document = json::Document::parse(m_json);
    const auto next =
        document ? json::set(*document, json::child("", m_edited), editedItem(m_items[m_edited], text)) : document;
    if (!next)
        return;
    take(next->text());
    Q_EMIT left();
}

void ListEdit::focusChip(std::size_t position)
{
    if (m_chips.empty() || position >= m_chips.size())
        m_line->setFocus(Qt::OtherFocusReason);
    else
        m_chips[position]->setFocus(Qt::OtherFocusReason);
}

bool ListEdit::chipKey(std::size_t position, int key)
{
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    switch (key) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        if ((key == Qt::Key_Left) == mirrored)
            focusChip(position + 1);
        else if (position > 0)
            focusChip(position - 1);
        return true;
    case Qt::Key_Home:
        focusChip(0);
        return true;
    case Qt::Key_End:
        focusValue();
        return true;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        removeAt(position);
        if (key == Qt::Key_Backspace && position > 0)
            focusChip(position - 1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_F2:
        editAt(position);
        return true;
    default:
        return false;
    }
}

bool ListEdit::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    if (event->type() == QEvent::ShortcutOverride) {
        // Delete takes out the chip, not the clause around it.
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool plain = key->modifiers() == Qt::NoModifier || key->modifiers() == Qt::KeypadModifier;
        const bool escapes = key->key() == Qt::Key_Escape && watched == m_itemLine;
        if (plain &&
            (key->key() == Qt::Key_Delete || key->key() == Qt::Key_Backspace || key->key() == Qt::Key_F2 || escapes)) {
            event->accept();
            return true;
        }
    }
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    auto* key = static_cast<QKeyEvent*>(event);
    if (watched == m_itemLine) {
        if (key->key() != Qt::Key_Escape)
            return QWidget::eventFilter(watched, event);
        finishItem(false);
        focusChip(m_edited);
        return true;
    }
    if (watched == m_line) {
        const int back = layoutDirection() == Qt::RightToLeft ? Qt::Key_Right : Qt::Key_Left;
        const bool leaves = (key->key() == back || key->key() == Qt::Key_Backspace) && m_line->cursorPosition() == 0 &&
                            !m_line->hasSelectedText() && m_line->text().isEmpty();
        if (leaves && !m_chips.empty() && key->modifiers() == Qt::NoModifier) {
            focusChip(m_chips.size() - 1);
            return true;
        }
        if (key->matches(QKeySequence::Paste) && QApplication::clipboard()->text().trimmed().contains(u'\n')) {
            addLines(QApplication::clipboard()->text());
            return true;
        }
        return QWidget::eventFilter(watched, event);
    }
    const auto chip = std::find(m_chips.begin(), m_chips.end(), watched);
    if (chip == m_chips.end())
        return QWidget::eventFilter(watched, event);
    const auto position = static_cast<std::size_t>(chip - m_chips.begin());
    if ((key->modifiers() == Qt::NoModifier || key->modifiers() == Qt::KeypadModifier) && chipKey(position, key->key()))
        return true;
    if (!key->text().isEmpty() && key->text().front().isPrint() && !(key->modifiers() & Qt::ControlModifier) &&
        key->key() != Qt::Key_Space) {
        focusValue();
        m_line->insert(key->text());
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

QSize ListEdit::sizeHint() const
{
    int width = 2 * padding + 96;
    for (const ItemChip* chip : m_chips)
        width += chip->sizeHint().width() + 6;
    width = std::min(width, 360);
    return {width, heightForWidth(width)};
}

QSize ListEdit::minimumSizeHint() const { return {96, metric::controlHeight}; }

int ListEdit::heightForWidth(int width) const
{
    return std::max<int>(metric::controlHeight, m_layout->heightForWidth(width - 2 * padding) + 2 * padding);
}

void ListEdit::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& tokens = tokensOf(palette());
    const bool focused = isAncestorOf(QApplication::focusWidget());
    paintRounded(painter, rect(), metric::controlRadius, tokens.panel, focused ? tokens.accent : tokens.ctl,
                 focused ? 2 : 1);
}

void ListEdit::mousePressEvent(QMouseEvent* event)
{
    focusValue();
    QWidget::mousePressEvent(event);
}

} // namespace retort
