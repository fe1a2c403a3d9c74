internal import CXLSXWriter
internal import Glibc

/// What a spreadsheet program holds typed cells to.
struct EntryCheck {
  enum Rule {
    /// One of these words.
    case words([String])
    /// One of the cells of a range; other texts are warned of only, since names are taken for ids too.
    case cells(String)
    case whole(ClosedRange<Int>)
    case decimal(ClosedRange<Double>)
  }

  var rule: Rule
  /// Shown where the entry is refused; at most 255 characters.
  var message: String
  var title: String

  /// The check in the form that the library takes, for the time of a call.
  func withValidation(_ body: (UnsafeMutablePointer<lxw_data_validation>) -> Void) {
    var validation = lxw_data_validation()
    validation.ignore_blank = UInt8(LXW_VALIDATION_ON.rawValue)
    Self.withCopy(title) { title in
      Self.withCopy(message) { message in
        validation.error_title = title
        validation.error_message = message
        switch rule {
        case .words(let words): Self.list(words, &validation, body)
        case .cells(let range):
          Self.withCopy(range) { range in
            validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
            validation.error_type = UInt8(LXW_VALIDATION_ERROR_TYPE_WARNING.rawValue)
            validation.value_formula = range
            body(&validation)
          }
        case .whole(let range):
          validation.validate = UInt8(LXW_VALIDATION_TYPE_INTEGER.rawValue)
          Self.between(Double(range.lowerBound), Double(range.upperBound), &validation, body)
        case .decimal(let range):
          validation.validate = UInt8(LXW_VALIDATION_TYPE_DECIMAL.rawValue)
          Self.between(range.lowerBound, range.upperBound, &validation, body)
        }
      }
    }
  }

  private static func between(
    _ least: Double, _ most: Double, _ validation: inout lxw_data_validation,
    _ body: (UnsafeMutablePointer<lxw_data_validation>) -> Void
  ) {
    validation.criteria = UInt8(LXW_VALIDATION_CRITERIA_BETWEEN.rawValue)
    validation.minimum_number = least
    validation.maximum_number = most
    body(&validation)
  }

  private static func list(
    _ words: [String], _ validation: inout lxw_data_validation,
    _ body: (UnsafeMutablePointer<lxw_data_validation>) -> Void
  ) {
    let copies = words.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    var list = copies + [nil]
    validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
    list.withUnsafeMutableBufferPointer { list in
      validation.value_list = list.baseAddress
      body(&validation)
    }
  }

  private static func withCopy(_ text: String, _ body: (UnsafeMutablePointer<CChar>?) -> Void) {
    var copy = Array(text.utf8CString)
    copy.withUnsafeMutableBufferPointer { body($0.baseAddress) }
  }
}
