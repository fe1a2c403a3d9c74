public import Relocation

/// An instance that was read without a fault, and where its parts stand in its files.
public struct InstanceReading: Sendable {
  /// What the tables say.
  public var instance: Instance
  /// The files it was read from, in the contract's order of tables.
  public var inputs: [InputFile]
  /// Where households, settlements and sites stand.
  public var origins: InstanceOrigins
  /// What is not wrong but likely not meant: a heading close to a known one, a distance of a settlement nobody lives in.
  public var hints: [DataFault]
  /// Files of the folder that are no table of an instance and were not read.
  public var unreadFiles: [String]
}

/// Everything that can be said about an instance's files, whether or not they are without fault.
public struct InstanceExamination: Sendable {
  /// The instance; `nil` where there is any fault.
  public var reading: InstanceReading?
  /// Every fault of every file, by table, row and column.
  public var faults: [DataFault]
  /// What is not wrong but likely not meant.
  public var hints: [DataFault]
  /// The files whose text could be read, with their sizes and numbers of rows.
  public var inputs: [InputFile]
  /// Files of the folder that are no table of an instance and were not read.
  public var unreadFiles: [String]
}
