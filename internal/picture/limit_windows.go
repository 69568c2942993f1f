package picture

import (
	"unsafe"

	"golang.org/x/sys/windows"
)

// limitMemory puts this process into a job object with a limit of committed
// memory (JOB_OBJECT_LIMIT_PROCESS_MEMORY).
func limitMemory(memory int64) (stop func(), err error) {
	stop = func() {}
	if raced {
		return stop, nil
	}
	job, err := windows.CreateJobObject(nil, nil)
	if err != nil {
		return stop, err
	}
	info := windows.JOBOBJECT_EXTENDED_LIMIT_INFORMATION{ProcessMemoryLimit: uintptr(memory + memory/2)}
	info.BasicLimitInformation.LimitFlags = windows.JOB_OBJECT_LIMIT_PROCESS_MEMORY | windows.JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE
	if _, err := windows.SetInformationJobObject(job, windows.JobObjectExtendedLimitInformation,
		uintptr(unsafe.Pointer(&info)), uint32(unsafe.Sizeof(info))); err != nil {
		return stop, err
	}
	// The handle stays open as long as the process lives: closing it would end it.
	return stop, windows.AssignProcessToJobObject(job, windows.CurrentProcess())
}

// peakMemory is not asked for here.
func peakMemory() int64 { return 0 }
